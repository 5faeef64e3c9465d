package io.redoubt.ask.look;

import io.redoubt.ask.plan.Column;
import io.redoubt.ask.plan.Plan;
import io.redoubt.ask.plan.Topic;
import io.redoubt.event.finding.EvidencePack;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What came of a plan.
///
/// @param plan as it was run
/// @param seen by topic, in the order of the plan
/// @param alerts that concern it, the most relevant first
/// @param alertsInAll how many alerts were looked at
/// @param pack the numbered evidence
/// @param refs what a line tells → its id; keys are made by {@link #key}
/// @param leftOut what was not looked up, as time was up
/// @param unseen says which events were not looked at; empty when all were
public record Findings(
    Plan plan,
    Map<Topic, Seen> seen,
    List<KnownAlert> alerts,
    int alertsInAll,
    EvidencePack pack,
    Map<String, String> refs,
    List<String> leftOut,
    String unseen) {
  /// Copies the collections.
  public Findings {
    seen = Collections.unmodifiableMap(new LinkedHashMap<>(seen));
    alerts = List.copyOf(alerts);
    refs = Map.copyOf(refs);
    leftOut = List.copyOf(leftOut);
  }

  /// Events of all topics together; an event of two topics counts twice.
  public long events() {
    return seen.values().stream().mapToLong(Seen::total).sum();
  }

  /// The line that tells how many events of a topic there are.
  public static String key(Topic topic) {
    return "count " + topic.id();
  }

  /// The line that tells the frequent values of a field.
  public static String key(Topic topic, Column column) {
    return "top " + topic.id() + " " + column.field();
  }

  /// The line that tells when events of a topic came.
  public static String timeline(Topic topic) {
    return "time " + topic.id();
  }

  /// The line of an alert.
  public static String key(KnownAlert alert) {
    return "alert " + alert.id();
  }
}
