package io.redoubt.report.json;

import io.redoubt.event.analysis.RuleCosts;

/// What rules cost as `redoubt.rule-costs/v1`.
public final class RuleCostsJson {
  private RuleCostsJson() {}

  /// Appends the object; times are nanoseconds.
  public static void append(RuleCosts costs, JsonWriter out) {
    out.object().field("schema", "redoubt.rule-costs/v1").field("events", costs.events());
    out.field("search_ns", costs.searchNanos()).field("rules_ns", costs.ruleNanos());
    out.name("rules").list();
    for (RuleCosts.Cost cost : costs.rules()) {
      out.object().field("id", cost.rule().id()).field("title", cost.rule().title());
      out.field("level", cost.rule().level().id()).field("path", cost.rule().path());
      out.field("asked", cost.asked()).field("evaluated", cost.evaluated());
      out.field("hits", cost.hits()).field("ns", cost.nanos()).endObject();
    }
    out.endList().endObject();
  }
}
