package io.redoubt.notify.channel;

import io.redoubt.event.port.Outbox.Action;
import io.redoubt.notify.brief.Brief;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// Briefs as JSON, `redoubt.notification/v1`, described in `docs/notify.md`. Stateless.
final class BriefJson {
  private static final JsonMapper JSON = JsonMapper.shared();

  private BriefJson() {}

  /// `raise`, `update`, `acknowledge`, `resolve`.
  static String word(Action action) {
    return action.name().toLowerCase(Locale.ROOT);
  }

  static String time(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }

  /// The members of an alert; those that say nothing are left out.
  static Map<String, Object> of(Brief brief) {
    Map<String, Object> alert = new LinkedHashMap<>();
    Brief.Standing standing = brief.standing();
    alert.put("id", brief.id());
    add(alert, "incident_id", brief.incident());
    alert.put("title", standing.title());
    alert.put("severity", standing.severity().id());
    add(alert, "status", standing.status());
    alert.put("verdict", standing.verdict().id());
    add(alert, "category", standing.category());
    alert.put("rule_ids", brief.rules().ids());
    alert.put("rules", brief.rules().titles());
    alert.put("techniques", brief.rules().techniques());
    alert.put("tactics", brief.rules().tactics());
    alert.put("entities", brief.entities());
    alert.put("event_count", brief.span().events());
    if (brief.span().last() > 0) {
      alert.put("first_seen", time(brief.span().first()));
      alert.put("last_seen", time(brief.span().last()));
    }
    add(alert, "summary", brief.words().summary());
    alert.put("observations", brief.words().observations());
    alert.put("recommendations", brief.words().steps());
    alert.put("excerpts", brief.words().excerpts());
    add(alert, "link", brief.link());
    alert.put("redaction_tier", brief.tier());
    return alert;
  }

  private static void add(Map<String, Object> members, String name, String value) {
    if (!value.isEmpty()) {
      members.put(name, value);
    }
  }

  static byte[] bytes(Object document) {
    return JSON.writeValueAsString(document).getBytes(StandardCharsets.UTF_8);
  }

  static String pretty(Object document) {
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document);
  }
}
