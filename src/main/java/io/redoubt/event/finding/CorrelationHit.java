package io.redoubt.event.finding;

import io.redoubt.event.Event;
import java.util.List;

/// An event that counts in a correlation. Cheap: the event still shares its batch's bytes, whoever
/// keeps it calls [Event#detached()].
///
/// @param rule the correlation
/// @param base index in `rule.bases()` of the rule that matched
/// @param group values of the group-by fields, in their order
/// @param value what is counted by a value count; empty for others
/// @param event the event
/// @param above the same event as seen by the correlations that build on this one
public record CorrelationHit(
    CorrelationRule rule,
    int base,
    GroupValues group,
    String value,
    Event event,
    List<CorrelationHit> above) {
  /// Copies the list.
  public CorrelationHit {
    above = List.copyOf(above);
  }

  /// The same hit, shown by another event.
  public CorrelationHit with(Event other) {
    return new CorrelationHit(rule, base, group, value, other, above);
  }
}
