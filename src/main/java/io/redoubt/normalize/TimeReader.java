package io.redoubt.normalize;

import io.redoubt.event.EventTime;
import io.redoubt.event.TimeShape;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;

/// Turns the bytes of a time into an [EventTime]. One per worker and entry, not thread-safe.
public final class TimeReader {
  private final TimeContext context;

  /// Reads times of the context's entry.
  public TimeReader(TimeContext context) {
    this.context = context;
  }

  /// What is known of the entry.
  public TimeContext context() {
    return context;
  }

  /// The time written in `buffer[from, to)` in this shape.
  public EventTime read(TimeShape shape, byte[] buffer, int from, int to) {
    String text = new String(buffer, from, to - from, StandardCharsets.ISO_8859_1);
    try {
      OffsetDateTime time = OffsetDateTime.parse(text);
      return EventTime.ok(time.toEpochSecond(), time.getNano(), time.getOffset().getId());
    } catch (DateTimeException unreadable) {
      return EventTime.UNPARSABLE;
    }
  }
}
