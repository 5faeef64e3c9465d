package io.redoubt.report.terminal;

import io.redoubt.event.Severity;
import io.redoubt.event.analysis.Analysis;
import io.redoubt.event.finding.Incident;
import io.redoubt.report.inert.Inert;
import io.redoubt.report.wording.Columns;
import io.redoubt.report.wording.Names;
import io.redoubt.report.wording.Words;
import java.time.Instant;
import java.util.List;

/// The incidents, told: what happened, in one paragraph and a few dated lines.
final class Stories {
  private static final int TOLD = 3;
  private static final int MOMENTS = 8;
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
      story(incident);
    }
    if (incidents.size() > TOLD) {
      page.gap().text(2, "… and " + Words.count(incidents.size() - TOLD, "more incident"));
    }
  }

  void story(Incident incident) {
    Severity severity = incident.severity();
    String head = Style.icon(severity) + " " + Style.word(severity);
    String title = "incident " + names.of(incident.id()) + ": " + incident.title();
    page.item(0, style.paint(severity, head), head.length(), title);
    page.text(2, incident.verdict().summary());
    for (Incident.Moment moment :
        incident.timeline().subList(0, Math.min(MOMENTS, incident.timeline().size()))) {
      moment(moment);
    }
    if (incident.timeline().size() > MOMENTS) {
      page.text(4, "… and " + (incident.timeline().size() - MOMENTS) + " more moments");
    }
    if (!incident.tactics().isEmpty()) {
      String way = Inert.terminal(String.join(" → ", incident.tactics()));
      Page.wrap(way, style.columns() - 2).forEach(line -> page.line("  " + style.dim(line)));
    }
  }

  private void moment(Incident.Moment moment) {
    Instant time = moment.time();
    String when = time == null ? "undated" : Words.shortTime(time, years);
    String name = Columns.fit(Inert.terminal(names.of(moment.alertId())), NAME);
    page.item(4, style.dim(when) + " " + name, when.length() + 1 + Columns.of(name), moment.text());
  }
}
