package io.redoubt.report.html;

import io.redoubt.event.finding.Incident;
import io.redoubt.report.wording.Names;
import io.redoubt.report.wording.Words;
import java.time.Instant;
import java.util.List;

/// The incidents: the story, its moments in order, and why each alert belongs.
final class IncidentCards {
  private static final int SHOWN = 100;
  private final Html html;
  private final Names names;

  IncidentCards(Html html, Names names) {
    this.html = html;
    this.names = names;
  }

  void write(List<Incident> incidents) {
    html.open("section", "id", "incidents").leaf("h2", "Incidents");
    if (incidents.isEmpty()) {
      html.leaf("p", "No alerts belong together.");
    }
    incidents.stream().limit(SHOWN).forEach(this::card);
    if (incidents.size() > SHOWN) {
      html.leaf("p", (incidents.size() - SHOWN) + " more incidents stand in the JSON report.");
    }
    html.close();
  }

  private void card(Incident incident) {
    String name = names.of(incident.id());
    html.open("article", "class", "card edge sev-" + incident.severity().id(), "id", name);
    html.open("p", "class", "meta");
    Chips.severity(html, incident.severity());
    html.text(" ");
    Chips.verdict(html, incident.verdict().disposition());
    html.text(" " + Words.count(incident.eventCount(), "event") + " · ");
    html.text(Words.count(incident.members().size(), "alert")).close();
    html.leaf("h3", name + " " + incident.title());
    if (!incident.tactics().isEmpty()) {
      html.leaf("p", String.join(" → ", incident.tactics()), "class", "small");
    }
    VerdictBlock.summary(html, incident.verdict().byCode(), References.toAlerts(names));
    course(incident.course());
    moments(incident.timeline());
    members(incident.members());
    EntityList.write(html, incident.entities());
    VerdictBlock.write(html, incident.verdict().byCode(), References.toAlerts(names));
    ModelPanel.write(html, incident.verdict(), References.toAlerts(names));
    html.close();
  }

  private void course(Incident.Course course) {
    if (!course.entry().isEmpty()) {
      html.leaf("p", "Entry point: " + course.entry(), "class", "small");
    }
    if (!course.stage().isEmpty()) {
      html.leaf("p", "Current stage: " + course.stage(), "class", "small");
    }
    course.severityReasons().forEach(reason -> html.leaf("p", reason, "class", "small"));
  }

  private void moments(List<Incident.Moment> timeline) {
    html.open("ol", "class", "moments");
    for (Incident.Moment moment : timeline) {
      Instant time = moment.time();
      html.open("li").leaf("time", time == null ? "undated" : Words.time(time));
      alert(moment.alertId());
      html.leaf("span", moment.text()).close();
    }
    html.close();
  }

  private void members(List<Incident.Member> members) {
    html.leaf("h4", "Why these alerts belong together").open("ul");
    for (Incident.Member member : members) {
      html.open("li");
      alert(member.alertId());
      html.text(" " + member.why()).close();
    }
    html.close();
  }

  private void alert(String id) {
    if (!id.isEmpty()) {
      Chips.refs(html, List.of(id), References.toAlerts(names));
    }
  }
}
