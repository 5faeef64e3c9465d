package io.redoubt.ask.look;

import io.redoubt.event.Event;
import io.redoubt.event.Field;
import io.redoubt.event.port.EventFinder.Bucket;
import io.redoubt.event.port.EventFinder.Counted;
import io.redoubt.event.port.EventFinder.ValueCount;
import io.redoubt.event.query.Fold;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What there is to a probe.
///
/// @param total events that fit
/// @param exact whether that is counted, or estimated
/// @param first time of the first of them, milliseconds since 1970 UTC; meaningless without any
/// @param last likewise
/// @param tops frequent values by field
/// @param step of the buckets, milliseconds
/// @param buckets events by time, without empty ones
/// @param events the latest, the latest first
/// @param explanation why there is nothing; empty when there is something
public record Seen(
    long total,
    boolean exact,
    long first,
    long last,
    Map<String, Counted<ValueCount>> tops,
    long step,
    List<Bucket> buckets,
    List<Event> events,
    String explanation) {
  /// Copies the collections.
  public Seen {
    tops = Map.copyOf(tops);
    buckets = List.copyOf(buckets);
    events = List.copyOf(events);
  }

  /// The counts with values spelled as in one of the events, where one has them: an index knows
  /// them in lower case alone.
  public static Counted<ValueCount> spelled(
      String field, Counted<ValueCount> counted, List<Event> events) {
    Map<String, String> spelling = new HashMap<>();
    for (Event event : events) {
      event.texts(Field.of(field)).forEach(text -> spelling.putIfAbsent(Fold.fold(text), text));
    }
    return new Counted<>(
        counted.counts().stream()
            .map(c -> new ValueCount(spelling.getOrDefault(c.value(), c.value()), c.count()))
            .toList(),
        counted.complete());
  }

  /// Nothing, for this reason.
  public static Seen nothing(String explanation) {
    return new Seen(0, true, 0, 0, Map.of(), 1, List.of(), List.of(), explanation);
  }

  /// The frequent values of a field.
  public Counted<ValueCount> top(String field) {
    return tops.getOrDefault(field, new Counted<>(List.of(), true));
  }
}
