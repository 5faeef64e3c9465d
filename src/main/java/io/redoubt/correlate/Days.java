package io.redoubt.correlate;

import io.redoubt.event.state.StateIn;
import io.redoubt.event.state.StateOut;
import java.util.Arrays;

/// On which different days events came, up to [#MOST] of them. Most sessions have one. Not
/// thread-safe.
final class Days {
  /// Days told apart.
  static final int MOST = 32;

  private static final long DAY = 24 * Sessions.HOUR;
  private static final long[] NONE = {};

  private long[] days = NONE;

  /// Takes a time in milliseconds since 1970 UTC.
  void add(long millis) {
    note(Math.floorDiv(millis, DAY));
  }

  void merge(Days other) {
    for (long day : other.days) {
      note(day);
    }
  }

  private void note(long day) {
    for (int i = days.length - 1; i >= 0; i--) {
      if (days[i] == day) {
        return;
      }
    }
    if (days.length < MOST) {
      days = Arrays.copyOf(days, days.length + 1);
      days[days.length - 1] = day;
    }
  }

  /// How many there are; [#MOST] for more.
  int size() {
    return days.length;
  }

  void write(StateOut out) {
    out.number(days.length);
    for (long day : days) {
      out.number(day);
    }
  }

  static Days read(StateIn in) {
    Days days = new Days();
    in.each(in::number).forEach(days::note);
    return days;
  }
}
