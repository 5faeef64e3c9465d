package io.redoubt.event.port;

import io.redoubt.event.Event;

/// Says of which kind an event is: events of one kind have one template. A function of the event
/// alone, the same in every run. Not thread-safe: one per thread.
public interface Templating {
  /// The number of the template; never 0. Equal texts have equal numbers.
  long key(Event event);

  /// The template in words, for a model that knows language: what its fields report, and the
  /// constant words of its message. Not redacted yet.
  String text(Event event);
}
