package io.redoubt.report.json;

import io.redoubt.event.finding.Incident;
import java.util.List;
import java.util.Set;

/// One incident as `redoubt.incident/v1`, defined in `api/openapi.yaml`.
public final class IncidentJson {
  private IncidentJson() {}

  /// Appends the incident.
  public static void append(Incident incident, JsonWriter out) {
    out.object().field("schema", "redoubt.incident/v1").field("id", incident.id());
    out.field("title", incident.title()).field("severity", incident.severity().id());
    out.field("status", incident.status());
    List<String> alerts = incident.members().stream().map(Incident.Member::alertId).toList();
    out.strings("alert_ids", alerts);
    out.name("members").list();
    for (Incident.Member member : incident.members()) {
      out.object().field("alert_id", member.alertId()).field("why", member.why()).endObject();
    }
    out.endList().strings("tactics", incident.tactics());
    AlertJson.entities(incident.entities(), out);
    out.field("event_count", incident.eventCount());
    out.field("first_seen", incident.firstSeen()).field("last_seen", incident.lastSeen());
    out.name("timeline").list();
    for (Incident.Moment moment : incident.timeline()) {
      out.object().field("time", moment.time()).known("alert_id", moment.alertId());
      out.field("text", moment.text()).endObject();
    }
    out.endList().strings("severity_reasons", incident.course().severityReasons());
    out.field("entry_point", incident.course().entry()).field("stage", incident.course().stage());
    out.name("verdict");
    VerdictJson.append(incident.verdict(), Set.copyOf(alerts), out);
    out.endObject();
  }
}
