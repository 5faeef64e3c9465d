package io.redoubt.event.finding;

import io.redoubt.event.Event;
import io.redoubt.event.Severity;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Findings of one meaning about the same entities, with what code counted over their events: what
/// grouping hands to triage.
///
/// @param id hash of the group key and its anchored window
/// @param scene where it plays
/// @param keyField the ECS field of the entity it is about; empty when it spans many entities
/// @param keyValue that entity
/// @param severity the highest rule level, raised by corroboration
/// @param severityReasons how, as sentences
/// @param rules what fired, by level, then findings, then title; never empty
/// @param values the distinct values of the fields that matter, by ECS name
/// @param findingCount raw findings
/// @param eventCount events behind them
/// @param sampled whether `values` rests on a part of the events only
/// @param firstSeen of the dated events; null when none is
/// @param lastSeen likewise
/// @param undated events without a usable time
/// @param sample 1 to 12 events, detached, in time order: first, last, and different ones
/// @param logins what the whole input tells of the address or user, or null
/// @param telemetry the `event.category` values that occur anywhere in the input
/// @param habit how usual this is here
public record AlertGroup(
    String id,
    Scene scene,
    String keyField,
    String keyValue,
    Severity severity,
    List<String> severityReasons,
    List<Hit> rules,
    Map<String, Counts> values,
    long findingCount,
    long eventCount,
    boolean sampled,
    @Nullable Instant firstSeen,
    @Nullable Instant lastSeen,
    long undated,
    List<Event> sample,
    @Nullable LoginHistory logins,
    Set<String> telemetry,
    Habit habit) {

  /// By level, then findings, then title, then id.
  public static final Comparator<Hit> BY_WEIGHT =
      Comparator.comparing((Hit h) -> h.rule().level())
          .thenComparing(Hit::findings)
          .reversed()
          .thenComparing(h -> h.rule().title())
          .thenComparing(h -> h.rule().id());

  /// A rule of the group.
  ///
  /// @param findings how often it fired
  /// @param fields matched fields of one of its findings
  public record Hit(RuleInfo rule, long findings, Map<String, String> fields) {}

  /// Copies the collections.
  public AlertGroup {
    severityReasons = List.copyOf(severityReasons);
    rules = List.copyOf(rules);
    values = Map.copyOf(values);
    sample = List.copyOf(sample);
    telemetry = Set.copyOf(telemetry);
  }

  /// The values of one field.
  public Counts of(String field) {
    return values.getOrDefault(field, Counts.NONE);
  }

  /// The rule with the most weight.
  public RuleInfo mainRule() {
    return rules.getFirst().rule();
  }

  /// All techniques of the rules, sorted.
  public List<String> techniques() {
    return rules.stream().flatMap(h -> h.rule().techniques().stream()).distinct().sorted().toList();
  }
}
