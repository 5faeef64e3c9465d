package io.redoubt.normalize;

import io.redoubt.event.EventBuilder;

/// Adds to a parsed event its ECS fields and its time. One per worker and entry, not thread-safe.
public final class Normalizer {
  private final TimeReader times;

  /// Reads times with this reader.
  public Normalizer(TimeReader times) {
    this.times = times;
  }

  /// Completes the event in place.
  public void normalize(EventBuilder event) {
    if (event.timePending()) {
      int from = event.timeStart();
      event.time(
          times.read(event.timeShape(), event.timeBuffer(), from, from + event.timeLength()));
    }
  }
}
