package io.redoubt.correlate.attempt;

import io.redoubt.event.Event;
import org.jspecify.annotations.Nullable;

/// What the last event asked about says of a log-on: several ask about each. Not thread-safe.
public final class Lines {
  private @Nullable Event asked;
  private @Nullable Line answer;

  /// Nobody has asked yet.
  public Lines() {}

  /// What the event says, as [Line#of] reads it.
  @SuppressWarnings("ReferenceEquality") // asks for the very event
  public @Nullable Line of(Event event) {
    if (event != asked) {
      asked = event;
      answer = Line.of(event);
    }
    return answer;
  }
}
