package io.redoubt.event.finding;

import java.time.Duration;
import java.util.List;

/// A rule on several events in a window: what must come together, per group, within which time.
///
/// @param info how it is shown when it fires
/// @param type what is counted
/// @param bases ids of the rules whose hits it counts, in the order of the rule; an id may be that
///     of another correlation
/// @param groupBy names of the fields whose values make one group; may be empty
/// @param timespan length of the sliding window
/// @param bounds all must hold for the count; never empty
/// @param alerts whether its own hits are findings, or only count in another correlation
public record CorrelationRule(
    RuleInfo info,
    Type type,
    List<String> bases,
    List<String> groupBy,
    Duration timespan,
    List<Bound> bounds,
    boolean alerts) {

  /// What a correlation counts.
  public enum Type {
    /// Events.
    EVENT_COUNT,
    /// Distinct values of a field.
    VALUE_COUNT,
    /// The sum of a field's numbers.
    VALUE_SUM,
    /// The mean of a field's numbers.
    VALUE_AVG,
    /// How many in a hundred of the events up to this one hold the same value of a field: the share
    /// of what is rare is small.
    VALUE_PERCENTILE,
    /// Distinct base rules, in any order.
    TEMPORAL,
    /// Distinct base rules, in the order of the rule.
    TEMPORAL_ORDERED;

    /// Whether it looks at the values of a field.
    public boolean valued() {
      return switch (this) {
        case VALUE_COUNT, VALUE_SUM, VALUE_AVG, VALUE_PERCENTILE -> true;
        case EVENT_COUNT, TEMPORAL, TEMPORAL_ORDERED -> false;
      };
    }

    /// Whether these values must be numbers; events where they are not do not count.
    public boolean numeric() {
      return this == VALUE_SUM || this == VALUE_AVG;
    }
  }

  /// How a count is judged.
  public enum Comparison {
    /// More than.
    GT,
    /// At least.
    GTE,
    /// Fewer than.
    LT,
    /// At most.
    LTE,
    /// Exactly.
    EQ,
    /// Anything but.
    NEQ
  }

  /// One bound of the condition.
  public record Bound(Comparison comparison, double limit) {
    /// Whether the count satisfies it.
    public boolean holds(double count) {
      return switch (comparison) {
        case GT -> count > limit;
        case GTE -> count >= limit;
        case LT -> count < limit;
        case LTE -> count <= limit;
        case EQ -> count == limit;
        case NEQ -> count != limit;
      };
    }
  }

  /// Copies the lists.
  public CorrelationRule {
    bases = List.copyOf(bases);
    groupBy = List.copyOf(groupBy);
    bounds = List.copyOf(bounds);
  }

  /// The same rule, silent on its own.
  public CorrelationRule silent() {
    return new CorrelationRule(info, type, bases, groupBy, timespan, bounds, false);
  }

  /// Whether the count satisfies every bound.
  public boolean holds(double count) {
    for (Bound bound : bounds) {
      if (!bound.holds(count)) {
        return false;
      }
    }
    return true;
  }

  /// Whether more events can only help: no bound limits the count from above.
  public boolean growing() {
    return bounds.stream()
        .allMatch(b -> b.comparison() == Comparison.GT || b.comparison() == Comparison.GTE);
  }
}
