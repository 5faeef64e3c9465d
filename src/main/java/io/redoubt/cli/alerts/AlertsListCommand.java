package io.redoubt.cli.alerts;

import io.redoubt.cli.option.DataFolder;
import io.redoubt.cli.option.WindowOptions;
import io.redoubt.cli.terminal.Exit;
import io.redoubt.cli.terminal.Terminal;
import io.redoubt.cli.terminal.UsageError;
import io.redoubt.event.Severity;
import io.redoubt.event.port.CaseFile;
import io.redoubt.event.port.CaseQuery;
import io.redoubt.event.port.Cases;
import io.redoubt.event.port.EventLog;
import io.redoubt.event.port.Ledger;
import io.redoubt.report.terminal.CasePage;
import io.redoubt.report.terminal.Style;
import io.redoubt.search.EmptyCases;
import io.redoubt.store.DataDirectory;
import io.redoubt.store.cases.CaseDocument;
import io.redoubt.store.index.CommittedIndex;
import io.redoubt.store.log.LogException;
import io.redoubt.store.log.LogView;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `redoubt alerts list`: a row per alert or incident, the worst first.
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = {
      "Prints a row per alert, the worst first; those that a suppression hides are left out and",
      "counted. Exit code 1 when there is none."
    })
public final class AlertsListCommand implements Callable<Integer> {
  private static final int MOST = 1000;

  private final Terminal terminal;
  private final Clock clock;
  @Mixin private DataFolder folder;
  @Mixin private WindowOptions window;

  @Option(names = "--incidents", description = "Incidents instead of alerts.")
  private boolean incidents;

  @Option(
      names = "--severity",
      split = ",",
      paramLabel = "LEVEL",
      description = "Some of informational, low, medium, high, critical.")
  private List<Severity> severities = List.of();

  @Option(
      names = "--status",
      split = ",",
      paramLabel = "STATUS",
      description = "Some of new, open (all that are not closed), acknowledged, closed, reopened.")
  private List<String> statuses = List.of();

  @Option(
      names = "--as",
      split = ",",
      paramLabel = "DISPOSITION",
      description = "Some of true_positive, benign_positive, false_positive, undetermined.")
  private List<String> dispositions = List.of();

  @Option(names = "--assignee", paramLabel = "NAME", description = "Who works on it.")
  private String assignee = "";

  @Option(
      names = "--entity",
      paramLabel = "VALUE",
      description = "About this address, user, host: VALUE or FIELD:VALUE.")
  private String entity = "";

  @Option(names = "--rule", paramLabel = "ID", description = "Found by this rule.")
  private String rule = "";

  @Option(names = "--technique", paramLabel = "ID", description = "Such as T1110.")
  private String technique = "";

  @Option(names = "--text", paramLabel = "TEXT", description = "Part of title, id or entity.")
  private String text = "";

  @Option(names = "--all", description = "Also those that a suppression hides.")
  private boolean all;

  @Option(names = "--newest", description = "The one that was last seen first.")
  private boolean newest;

  @Option(names = "--limit", paramLabel = "N", description = "At most so many (default: 50).")
  private int limit = 50;

  @Option(names = "--cursor", paramLabel = "C", description = "Go on where a page ended.")
  private long cursor;

  @Option(names = "--format", paramLabel = "FORMAT", description = "table, json or jsonl.")
  private @Nullable CaseFormat format;

  /// The command, ready to be parsed and run.
  ///
  /// @param terminal where it reads and writes
  /// @param clock the present
  public AlertsListCommand(Terminal terminal, Clock clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    if (limit < 1 || limit > MOST || cursor < 0) {
      throw new UsageError("--limit is 1 to " + MOST + ", and --cursor is of a page before.");
    }
    CaseQuery query = query();
    try (Ledger ledger = folder.named().openLedger(clock, new SecureRandom())) {
      Cases.Page page = ledger.cases().list(query);
      long hidden = all ? -1 : ledger.cases().list(query.hidden()).total();
      String why = page.cases().isEmpty() ? why(ledger, query, page) : "";
      switch (format == null ? CaseFormat.table : format) {
        case json -> terminal.out().println(CaseDocument.page(query.kind(), page, hidden, why));
        case jsonl -> page.cases().forEach(one -> terminal.out().println(CaseDocument.text(one)));
        case table -> table(page, hidden);
      }
      if (!why.isEmpty()) {
        terminal.err().println(why);
      }
      return page.cases().isEmpty() ? Exit.FOUND : Exit.OK;
    }
  }

  /* How far the rules have come is known to the service alone. */
  private String why(Ledger ledger, CaseQuery query, Cases.Page page) {
    DataDirectory data = folder.named();
    try (CommittedIndex index = new CommittedIndex(data.index());
        EventLog log = LogView.open(data.log())) {
      return new EmptyCases(ledger.cases(), index, log.next(), log.next()).of(query, page);
    } catch (LogException unreadable) {
      return String.valueOf(unreadable.getMessage());
    }
  }

  private void table(Cases.Page page, long hidden) {
    int width = terminal.outIsTerminal() ? terminal.width() : Integer.MAX_VALUE;
    CasePage rows = new CasePage(new Style(width, terminal.colour("auto")));
    page.cases().forEach(one -> terminal.out().println(rows.row(row(one))));
    StringBuilder end = new StringBuilder("redoubt: ");
    end.append(page.cases().size()).append(" of ").append(page.total());
    end.append(incidents ? " incidents" : " alerts");
    page.next().ifPresent(next -> end.append("; the next with --cursor ").append(next));
    if (hidden > 0) {
      end.append("; ").append(hidden).append(" more are hidden by suppressions (--all)");
    }
    terminal.err().println(end.append('.'));
  }

  private static CasePage.Row row(Cases.Filed filed) {
    CaseFile file = filed.file();
    Instant last = Instant.ofEpochMilli(file.lastSeen()).truncatedTo(ChronoUnit.SECONDS);
    String seen = file.lastSeen() == 0 ? "?" : last.toString();
    return new CasePage.Row(
        file.id(), file.severity(), filed.status(), filed.assignee(), seen, file.title());
  }

  private CaseQuery query() {
    var span = window.window(ZoneOffset.UTC, clock);
    return new CaseQuery(
        incidents ? CaseFile.Kind.INCIDENT : CaseFile.Kind.ALERT,
        severities,
        statuses(),
        assignee,
        "",
        span.since() == null ? 0 : span.since().toEpochMilli(),
        span.until() == null ? Long.MAX_VALUE : span.until().toEpochMilli(),
        dispositions,
        all ? Optional.empty() : Optional.of(false),
        marks(),
        text,
        newest ? CaseQuery.Order.NEWEST : CaseQuery.Order.SEVERITY,
        cursor,
        limit);
  }

  private List<String> statuses() {
    List<String> wanted = new ArrayList<>();
    for (String status : statuses) {
      String word = status.toLowerCase(Locale.ROOT);
      if (!Decision.STATUSES.contains(word) && !word.equals("new")) {
        throw new UsageError("--status is new, " + String.join(", ", Decision.STATUSES) + ".");
      }
      wanted.add(word);
    }
    if (wanted.contains("open")) {
      wanted.addAll(List.of("new", "acknowledged", "reopened"));
    }
    return wanted;
  }

  private Map<String, String> marks() {
    Map<String, String> marks = new LinkedHashMap<>();
    marks.put("rule", rule);
    marks.put("technique", technique);
    int colon = entity.indexOf(':');
    boolean named = colon > 0 && entity.substring(0, colon).matches("[a-z_]+([.][a-z_]+)+");
    marks.put(
        named ? entity.substring(0, colon) : CaseQuery.ANY_ENTITY,
        named ? entity.substring(colon + 1) : entity);
    marks.values().removeIf(String::isEmpty);
    return marks;
  }
}
