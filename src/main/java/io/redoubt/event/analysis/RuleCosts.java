package io.redoubt.event.analysis;

import io.redoubt.event.finding.RuleInfo;
import java.util.List;

/// What the rules of a run cost and found.
///
/// @param events events that were put before the rules
/// @param searchNanos processor time, in nanoseconds, of the search that all rules share: routing,
///     and finding which rules can match at all
/// @param rules every rule that an event was put before, the dearest first; correlations last
public record RuleCosts(long events, long searchNanos, List<Cost> rules) {
  /// What one rule cost and found.
  ///
  /// @param rule the rule
  /// @param asked events of its log source
  /// @param evaluated events that had what the rule cannot do without, so that it was worked out
  /// @param hits events on which it fired; for a correlation how often it fired
  /// @param nanos time spent on working it out, in nanoseconds; for a correlation 0, for it is
  ///     counted apart
  public record Cost(RuleInfo rule, long asked, long evaluated, long hits, long nanos) {}

  /// Copies the list.
  public RuleCosts {
    rules = List.copyOf(rules);
  }

  /// Time spent on working rules out, in nanoseconds.
  public long ruleNanos() {
    return rules.stream().mapToLong(Cost::nanos).sum();
  }
}
