package io.redoubt.api.admin;

import io.redoubt.detect.book.ListedRule;
import io.redoubt.event.finding.RuleInfo;
import io.redoubt.pipeline.live.RuleTally;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// Rules as clients get them.
final class RuleJson {
  private RuleJson() {}

  /// One rule.
  ///
  /// @param seen whether an event of its log source has come
  /// @param alerts that are filed
  static Map<String, Object> of(ListedRule rule, boolean seen, RuleTally.Hits hits, long alerts) {
    RuleInfo info = rule.info();
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("id", info.id());
    shown.put("title", info.title());
    shown.put("level", info.level().id());
    shown.put("status", rule.status());
    shown.put("kind", info.kind().name().toLowerCase(Locale.ROOT));
    shown.put("path", info.path());
    shown.put("origin", rule.origin().name().toLowerCase(Locale.ROOT));
    shown.put("log_source", rule.source());
    shown.put("techniques", info.techniques());
    shown.put("tactics", info.tactics());
    shown.put("description", info.description());
    shown.put("enabled", rule.enabled());
    shown.put("state", state(rule, seen));
    shown.put("reason", reason(rule, seen));
    shown.put("hits", hits.count());
    shown.put("last_hit", hits.last() == 0 ? null : Instant.ofEpochMilli(hits.last()).toString());
    shown.put("alerts", alerts);
    return shown;
  }

  /// `active`, `unseen` or `disabled`.
  static String state(ListedRule rule, boolean seen) {
    if (!rule.enabled()) {
      return "disabled";
    }
    return seen ? "active" : "unseen";
  }

  private static String reason(ListedRule rule, boolean seen) {
    if (!rule.enabled()) {
      return "It was turned off.";
    }
    if (!rule.held()) {
      return "No format that Redoubt reads holds its log source.";
    }
    return seen ? "" : "No record of its log source has come since the start.";
  }
}
