package io.redoubt.event.port;

import java.util.List;

/// What is fed with the events of the log, parsed and normalised, in the order of arrival: an
/// index, a detection. It says itself how far it has come, so that after a stop it is fed from
/// there. Used by one thread.
public interface EventSink {
  /// The sequence number of the first record that it wants.
  long next();

  /// Takes events.
  ///
  /// @param events in the order of their numbers; records that are kept no longer are left out.
  ///     They share the bytes of their delivery: whoever keeps one calls `Event.detached()`
  /// @param next one more than the number of the last record that these stand for; what
  ///     {@link #next} answers after they were taken
  /// @return false when they cannot be taken now: they are offered again, after a while
  boolean take(List<NumberedEvent> events, long next);
}
