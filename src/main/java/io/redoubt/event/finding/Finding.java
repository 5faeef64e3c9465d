package io.redoubt.event.finding;

import io.redoubt.event.Event;
import io.redoubt.event.EventTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A rule fired on events (OCSF *Detection Finding*).
///
/// @param rule what fired
/// @param time of the event, or of the last event of a correlation
/// @param events the events, in time order; a sample of at most 100 for a correlation, never empty
/// @param eventCount how many events it stands for; at least `events.size()`
/// @param fields the matched fields and their values, for explanation; group-by values for a
///     correlation
/// @param stretch when all the events happened that it stands for, where `events` are only some of
///     them and the times of all are known; else null
public record Finding(
    RuleInfo rule,
    EventTime time,
    List<Event> events,
    long eventCount,
    Map<String, String> fields,
    @Nullable Stretch stretch) {

  /// Copies the collections.
  public Finding {
    events = List.copyOf(events);
    fields = Map.copyOf(fields);
    if (events.isEmpty()) {
      throw new IllegalArgumentException("A finding of " + rule.id() + " needs an event.");
    }
  }

  /// A finding that shows the first and the last of its events.
  public Finding(
      RuleInfo rule,
      EventTime time,
      List<Event> events,
      long eventCount,
      Map<String, String> fields) {
    this(rule, time, events, eventCount, fields, null);
  }

  /// The same finding, which stands for events of this stretch; its time is the end of it.
  public Finding over(Stretch whole) {
    boolean later = time.status().dated() && time.millis() < whole.last();
    return new Finding(rule, later ? at(whole.last()) : time, events, eventCount, fields, whole);
  }

  private EventTime at(long millis) {
    int nanos = (int) Math.floorMod(millis, 1000L) * 1_000_000;
    return new EventTime(
        Math.floorDiv(millis, 1000L), nanos, time.status(), time.zone(), time.evidence());
  }

  /// A finding on one event.
  public static Finding on(RuleInfo rule, Event event, Map<String, String> fields) {
    return new Finding(rule, event.time(), List.of(event), 1, fields);
  }

  /// The same finding with events that no longer hold their batch in memory.
  public Finding detached() {
    return new Finding(
        rule, time, events.stream().map(Event::detached).toList(), eventCount, fields, stretch);
  }
}
