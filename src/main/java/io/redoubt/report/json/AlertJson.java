package io.redoubt.report.json;

import io.redoubt.event.finding.Alert;
import io.redoubt.event.finding.Entities;
import io.redoubt.event.finding.Evidence;
import io.redoubt.event.finding.RuleInfo;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// One alert as `redoubt.alert/v1`, defined in `api/openapi.yaml`.
public final class AlertJson {
  private static final List<String> ALWAYS = List.of("source.ip", "user.name", "host.name");

  private AlertJson() {}

  /// Appends the alert.
  public static void append(Alert alert, JsonWriter out) {
    out.object().field("schema", "redoubt.alert/v1").field("id", alert.id());
    out.field("title", alert.title()).field("severity", alert.severity().id());
    out.strings("severity_reasons", alert.severityReasons()).field("status", alert.status());
    out.known("incident_id", alert.incidentId());
    out.strings("rule_ids", alert.rules().stream().map(RuleInfo::id).toList());
    rules(alert.rules(), out);
    out.strings("techniques", alert.techniques()).strings("tactics", alert.tactics());
    entities(alert.entities(), out);
    out.field("finding_count", alert.findingCount()).field("event_count", alert.eventCount());
    out.field("first_seen", alert.firstSeen()).field("last_seen", alert.lastSeen());
    Set<String> refs = new HashSet<>();
    out.name("evidence").list();
    for (Evidence line : alert.evidence().lines()) {
      refs.add(line.id());
      evidence(line, out);
    }
    out.endList().name("verdict");
    VerdictJson.append(alert.verdict(), refs, out);
    out.endObject();
  }

  private static void rules(List<RuleInfo> rules, JsonWriter out) {
    out.name("rules").list();
    for (RuleInfo rule : rules) {
      out.object().field("id", rule.id()).field("title", rule.title());
      out.field("level", rule.level().id()).field("path", rule.path());
      out.field("kind", rule.kind().name().toLowerCase(Locale.ROOT)).endObject();
    }
    out.endList();
  }

  /// Appends one line of evidence.
  static void evidence(Evidence line, JsonWriter out) {
    out.object().field("id", line.id());
    out.field("kind", line.kind().name().toLowerCase(Locale.ROOT));
    out.known("event_id", line.eventId()).known("path", line.path());
    out.known("line", line.line(), 1).known("record", line.record(), 0);
    out.known("time", line.time()).field("text", line.text()).endObject();
  }

  /// Appends the entities under their name; the three that every reader looks for are always there.
  static void entities(Entities entities, JsonWriter out) {
    TreeSet<String> fields = new TreeSet<>(entities.values().keySet());
    fields.addAll(ALWAYS);
    out.name("entities").object();
    for (String field : fields) {
      out.strings(field, entities.of(field));
    }
    out.endObject();
  }
}
