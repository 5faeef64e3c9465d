package io.redoubt.report.terminal;

import io.redoubt.event.Severity;
import io.redoubt.event.analysis.Analysis;
import io.redoubt.event.finding.Incident;
import io.redoubt.report.inert.Inert;
import io.redoubt.report.wording.Columns;
import io.redoubt.report.wording.Names;
import io.redoubt.report.wording.Words;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The incidents, told: what happened, in one paragraph and a few dated lines.
final class Stories {
  private static final int TOLD = 3;
  private static final int MOMENTS = 10;
  private static final int NAME = 5;
  private final Style style;
  private final Page page;
  private final Names names;
  private final boolean years;

  /// @param years whether times need their year
  Stories(Style style, Page page, Names names, boolean years) {
    this.style = style;
    this.page = page;
    this.names = names;
    this.years = years;
  }

  void write(Analysis analysis) {
    List<Incident> incidents = analysis.incidents();
    for (Incident incident : incidents.subList(0, Math.min(TOLD, incidents.size()))) {
      page.gap();
      story(incident, MOMENTS);
    }
    if (incidents.size() > TOLD) {
      page.gap().text(2, "… and " + Words.count(incidents.size() - TOLD, "more incident"));
    }
  }

  /// One incident.
  ///
  /// @param most moments that are shown: the gravest, and those that lead to another machine
  void story(Incident incident, int most) {
    Severity severity = incident.severity();
    String head = Style.icon(severity) + " " + Style.word(severity);
    String title = "incident " + names.of(incident.id()) + ": " + incident.title();
    page.item(0, style.paint(severity, head), head.length(), title);
    page.text(2, incident.verdict().byCode().summary());
    told("Entry point: ", incident.course().entry());
    told("Current stage: ", incident.course().stage());
    told("Severity: ", String.join(" ", incident.course().severityReasons()));
    List<Incident.Moment> shown = telling(incident.timeline(), most);
    shown.forEach(this::moment);
    if (incident.timeline().size() > shown.size()) {
      int more = incident.timeline().size() - shown.size();
      page.text(4, "… and " + more + (more == 1 ? " more moment" : " more moments"));
    }
    if (!incident.tactics().isEmpty()) {
      String way = Inert.terminal(String.join(" → ", incident.tactics()));
      Page.wrap(way, style.columns() - 2).forEach(line -> page.line("  " + style.dim(line)));
    }
  }

  private List<Incident.Moment> telling(List<Incident.Moment> all, int most) {
    Map<String, Integer> named = new HashMap<>();
    all.forEach(moment -> named.merge(moment.alertId(), 1, Integer::sum));
    Set<Incident.Moment> chosen = Collections.newSetFromMap(new IdentityHashMap<>());
    all.stream()
        .sorted(
            Comparator.comparing((Incident.Moment m) -> named.getOrDefault(m.alertId(), 0) < 2)
                .thenComparingInt(m -> names.rank(m.alertId())))
        .limit(most)
        .forEach(chosen::add);
    return all.stream().filter(chosen::contains).toList();
  }

  private void told(String what, String text) {
    if (!text.isEmpty()) {
      page.text(2, what + text);
    }
  }

  private void moment(Incident.Moment moment) {
    Instant time = moment.time();
    String when = time == null ? "undated" : Words.shortTime(time, years);
    String name = Columns.fit(Inert.terminal(names.of(moment.alertId())), NAME);
    page.item(4, style.dim(when) + " " + name, when.length() + 1 + Columns.of(name), moment.text());
  }
}
