package io.redoubt.report.terminal;

import io.redoubt.event.Severity;
import io.redoubt.event.analysis.Analysis;
import io.redoubt.event.finding.Alert;
import io.redoubt.report.inert.Inert;
import io.redoubt.report.wording.Columns;
import io.redoubt.report.wording.Names;
import io.redoubt.report.wording.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// The ranked alerts as an aligned table, the first with the analyst's sentence below; lower levels
/// are only counted. Narrow terminals get fewer columns, never broken lines.
final class AlertTable {
  private static final int ROWS = 20;
  private static final int EXPLAINED = 3;
  private static final int SEVERITY = 10;
  private final Style style;
  private final Page page;
  private final Names names;
  private final List<Column> columns;
  private final int titleWidth;

  /// A column right of the title.
  private record Column(String head, int width, boolean right, Function<Alert, String> value) {
    String cell(String text) {
      String cut = Columns.cut(text, width);
      String pad = " ".repeat(Math.max(width - Columns.of(cut), 0));
      return right ? pad + cut : cut + pad;
    }
  }

  /// The table's layout.
  ///
  /// @param years whether times need their year
  AlertTable(Style style, Page page, Names names, boolean years) {
    this.style = style;
    this.page = page;
    this.names = names;
    this.columns = columns(style.columns(), years);
    int taken = columns.stream().mapToInt(column -> column.width() + 2).sum();
    this.titleWidth = style.columns() - SEVERITY - 2 - taken;
  }

  private static List<Column> columns(int available, boolean years) {
    List<Column> columns = new ArrayList<>();
    if (available >= 150) {
      columns.add(new Column("HOST", 12, false, AlertTable::hosts));
    }
    columns.add(new Column("EVENTS", 9, true, alert -> Words.count(alert.eventCount())));
    columns.add(new Column("FIRST (UTC)", years ? 16 : 14, false, a -> first(a, years)));
    if (available >= 130) {
      columns.add(new Column("ATT&CK", 15, false, alert -> String.join(" ", alert.techniques())));
    }
    if (available >= 104) {
      columns.add(new Column("VERDICT", 14, false, AlertTable::verdict));
    }
    return columns;
  }

  void write(Analysis analysis) {
    Severity least = leastShown(analysis.alerts());
    List<Alert> shown =
        analysis.alerts().stream().filter(a -> a.severity().atLeast(least)).limit(ROWS).toList();
    page.gap();
    if (!shown.isEmpty()) {
      page.line(style.dim(head()));
    }
    for (int i = 0; i < shown.size(); i++) {
      row(shown.get(i));
      if (i < EXPLAINED) {
        page.text(SEVERITY + 2, shown.get(i).verdict().byCode().summary());
      }
    }
    rest(analysis.alerts(), shown.size());
  }

  /// Medium and above; where there is nothing of that kind, everything.
  private static Severity leastShown(List<Alert> alerts) {
    boolean serious = alerts.stream().anyMatch(a -> a.severity().atLeast(Severity.MEDIUM));
    return serious ? Severity.MEDIUM : Severity.INFORMATIONAL;
  }

  private String head() {
    StringBuilder line = new StringBuilder();
    line.append(Columns.fit("SEVERITY", SEVERITY)).append("  ");
    line.append(Columns.fit("ALERT", titleWidth));
    columns.forEach(column -> line.append("  ").append(column.cell(column.head())));
    return line.toString().stripTrailing();
  }

  private void row(Alert alert) {
    Severity severity = alert.severity();
    String level = Columns.fit(Style.icon(severity) + " " + Style.word(severity), SEVERITY);
    List<String> title = title(alert);
    StringBuilder line = new StringBuilder(style.paint(severity, level)).append("  ");
    line.append(style.bold(Columns.fit(title.getFirst(), titleWidth)));
    for (Column column : columns) {
      line.append("  ").append(column.cell(Inert.terminal(column.value().apply(alert))));
    }
    page.line(line.toString().stripTrailing());
    for (String more : title.subList(1, title.size())) {
      page.line(" ".repeat(SEVERITY + 2) + style.bold(more));
    }
  }

  /// The title in one line, or in two when it is long.
  private List<String> title(Alert alert) {
    String whole = Inert.terminal(names.of(alert.id()) + " " + alert.title());
    List<String> lines = Page.wrap(whole, titleWidth);
    if (lines.size() <= 2) {
      return lines;
    }
    String rest = whole.substring(lines.getFirst().length()).strip();
    return List.of(lines.getFirst(), Columns.cut(rest, titleWidth));
  }

  private void rest(List<Alert> alerts, int shown) {
    List<Alert> hidden = alerts.subList(Math.min(shown, alerts.size()), alerts.size());
    List<String> counts = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      long count = hidden.stream().filter(alert -> alert.severity() == severity).count();
      if (count > 0) {
        counts.addFirst(Words.count(count) + " " + severity.id());
      }
    }
    if (!counts.isEmpty()) {
      page.text(SEVERITY + 2, "and " + String.join(", ", counts) + " more");
    }
  }

  private static String hosts(Alert alert) {
    List<String> hosts = alert.entities().of("host.name");
    return hosts.isEmpty()
        ? ""
        : hosts.getFirst() + (hosts.size() > 1 ? " +" + (hosts.size() - 1) : "");
  }

  private static String first(Alert alert, boolean years) {
    Instant first = alert.firstSeen();
    return first == null ? "undated" : Words.shortTime(first, years);
  }

  private static String verdict(Alert alert) {
    String word = Words.verdict(alert.verdict().disposition());
    return String.format(Locale.ROOT, "%s %.2f", word, alert.verdict().byCode().score());
  }
}
