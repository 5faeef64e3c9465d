package io.redoubt.event.context;

import io.redoubt.event.EventTime;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A part of time, both ends within it.
///
/// @param from null for no bound
/// @param to null for no bound
public record Period(@Nullable Instant from, @Nullable Instant to) {
  /// All of time.
  public static final Period ALL = new Period(null, null);

  /// The time around a moment.
  public static Period around(Instant moment, Duration window) {
    return new Period(moment.minus(window), moment.plus(window));
  }

  /// Whether it has an end at all.
  public boolean bounded() {
    return from != null || to != null;
  }

  /// Whether an event of this time counts: one without a usable time does, because it may.
  public boolean contains(EventTime time) {
    Instant at = time.instant();
    return at == null || holds(at);
  }

  /// Whether the moment lies in it.
  public boolean holds(Instant at) {
    return (from == null || !at.isBefore(from)) && (to == null || !at.isAfter(to));
  }

  /// Longer by this much at each end.
  public Period widened(Duration by) {
    return new Period(from == null ? null : from.minus(by), to == null ? null : to.plus(by));
  }
}
