package io.redoubt.correlate.rhythm;

import io.redoubt.event.Event;
import io.redoubt.event.finding.Stretch;
import io.redoubt.event.state.StateIn;
import io.redoubt.event.state.StateOut;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The connections of one pair: how many there were, when the latest were, and a few of them to
/// show. Not thread-safe.
final class Visits {
  /// The latest connections whose times are kept.
  static final int KEPT = 512;

  private static final int FIRST_SHOWN = 8;
  private static final int MOST_SHOWN = 12;
  private static final int LATE = 24;

  private long[] times = new long[4];
  private int size;
  private long count;
  private long first = Long.MAX_VALUE;
  private long last = Long.MIN_VALUE;
  private long arrived = Long.MIN_VALUE;
  private final List<Event> shown = new ArrayList<>();
  private @Nullable Event late;

  /// Adds a connection. Events are copied where they are kept: the eighth, each that doubles the
  /// number, and of the later ones every so often.
  void add(Event event, long time) {
    count++;
    first = Math.min(first, time);
    last = Math.max(last, time);
    Instant written = event.record().entry().fileTime();
    arrived = written == null ? arrived : Math.max(arrived, written.toEpochMilli());
    if (size == times.length) {
      grow();
    }
    times[size++] = time;
    if (count >= FIRST_SHOWN && Long.bitCount(count) == 1 && shown.size() < MOST_SHOWN) {
      shown.add(event.detached());
    } else if (count % LATE == 0) {
      late = event.detached();
    }
  }

  private void grow() {
    if (size >= 2 * KEPT) {
      Arrays.sort(times);
      times = Arrays.copyOfRange(times, size - KEPT, size + KEPT);
      size = KEPT;
    } else {
      times = Arrays.copyOf(times, size * 2);
    }
  }

  /// How many connections there were.
  long count() {
    return count;
  }

  /// When the first and the last were; there must be one.
  Stretch stretch() {
    return new Stretch(first, last);
  }

  /// When the latest arrived, milliseconds; `Long.MIN_VALUE` where that is not known.
  long arrived() {
    return arrived;
  }

  /// When the latest were, in order.
  long[] latest() {
    long[] all = Arrays.copyOf(times, size);
    Arrays.sort(all);
    return Arrays.copyOfRange(all, Math.max(0, size - KEPT), size);
  }

  /// Some of them, in order of time.
  List<Event> shown() {
    return Stream.concat(shown.stream(), Stream.ofNullable(late))
        .sorted(Comparator.comparingLong(e -> e.time().millis()))
        .toList();
  }

  void write(StateOut out) {
    out.number(count).number(first).number(last).number(arrived).number(size);
    for (int i = 0; i < size; i++) {
      out.number(times[i]);
    }
    out.each(shown, out::event);
    out.eventOrNone(late);
  }

  static Visits read(StateIn in) {
    Visits visits = new Visits();
    visits.count = in.number();
    visits.first = in.number();
    visits.last = in.number();
    visits.arrived = in.number();
    int size = in.count();
    visits.times = new long[Math.max(4, size)];
    for (int i = 0; i < size; i++) {
      visits.times[i] = in.number();
    }
    visits.size = size;
    visits.shown.addAll(in.each(in::event));
    visits.late = in.eventOrNone();
    return visits;
  }
}
