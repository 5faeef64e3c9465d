package io.redoubt.event.finding;

import io.redoubt.event.Event;
import io.redoubt.event.EventTime;
import java.util.List;
import java.util.Map;

/// A rule fired on events (OCSF *Detection Finding*).
///
/// @param rule what fired
/// @param time of the event, or of the last event of a correlation
/// @param events the events, in time order; a sample of at most 100 for a correlation, never empty
/// @param eventCount how many events it stands for; at least `events.size()`
/// @param fields the matched fields and their values, for explanation; group-by values for a
///     correlation
public record Finding(
    RuleInfo rule,
    EventTime time,
    List<Event> events,
    long eventCount,
    Map<String, String> fields) {

  /// Copies the collections.
  public Finding {
    events = List.copyOf(events);
    fields = Map.copyOf(fields);
    if (events.isEmpty()) {
      throw new IllegalArgumentException("A finding of " + rule.id() + " needs an event.");
    }
  }

  /// A finding on one event.
  public static Finding on(RuleInfo rule, Event event, Map<String, String> fields) {
    return new Finding(rule, event.time(), List.of(event), 1, fields);
  }

  /// The same finding with events that no longer hold their batch in memory.
  public Finding detached() {
    return new Finding(
        rule, time, events.stream().map(Event::detached).toList(), eventCount, fields);
  }
}
