package io.redoubt.report.json;

import io.redoubt.event.Event;
import io.redoubt.event.RawRecord;
import io.redoubt.event.finding.Finding;
import io.redoubt.event.finding.RuleInfo;
import java.util.TreeMap;

/// One raw finding as `redoubt.finding/v1`, defined in `api/openapi.yaml`.
public final class FindingJson {
  private FindingJson() {}

  /// Appends the finding.
  public static void append(Finding finding, JsonWriter out) {
    RuleInfo rule = finding.rule();
    out.object().field("schema", "redoubt.finding/v1").name("rule").object();
    out.field("id", rule.id()).field("title", rule.title());
    out.field("level", rule.level().id()).field("path", rule.path()).endObject();
    out.field("time", Rfc3339.can(finding.time()) ? finding.time().instant() : null);
    out.name("events").list();
    for (Event event : finding.events()) {
      event(event, out);
    }
    out.endList().field("event_count", finding.eventCount()).name("fields").object();
    new TreeMap<>(finding.fields()).forEach(out::field);
    out.endObject().endObject();
  }

  private static void event(Event event, JsonWriter out) {
    RawRecord record = event.record();
    out.object().field("event_id", event.id()).field("path", record.entry().path());
    out.known("line", record.line(), 1).known("record", record.number(), 0).endObject();
  }
}
