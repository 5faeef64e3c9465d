package io.redoubt.triage.context;

import io.redoubt.event.Event;
import io.redoubt.event.EventTime;
import io.redoubt.triage.evidence.Line;
import io.redoubt.triage.evidence.Say;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How many events, from when to when. Not thread-safe.
final class Seen {
  private long count;
  private @Nullable Instant first;
  private @Nullable Instant last;

  void add(Event event) {
    count++;
    EventTime time = event.time();
    Instant at = time.instant();
    if (at != null) {
      first = first == null || at.isBefore(first) ? at : first;
      last = last == null || at.isAfter(last) ? at : last;
    }
  }

  long count() {
    return count;
  }

  @Nullable Instant first() {
    return first;
  }

  @Nullable Instant last() {
    return last;
  }

  /// Appends ` between A and B`, ` at A`, or nothing when no time is known.
  Line when(Line line) {
    if (first == null || last == null) {
      return line;
    }
    String from = Say.time(first);
    String to = Say.time(last);
    return line.say(from.equals(to) ? " at " + from : " between " + from + " and " + to);
  }
}
