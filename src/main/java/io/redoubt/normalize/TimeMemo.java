package io.redoubt.normalize;

import io.redoubt.event.EventTime;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The last time that was read, to be had again when the next is written the same, or differs
/// in the fraction of its second alone. Not thread-safe.
final class TimeMemo {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int[] TENS = {
    1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000
  };
  private static final int MOST = 64;

  /// Where the point stands in `2026-11-20T10:11:12.123`.
  private static final int POINT = 19;

  private final byte[] bytes = new byte[MOST];
  private int length = -1;
  private int digits;
  private EventTime time = EventTime.ABSENT;

  TimeMemo() {}

  /// The time written in `buffer[from, to)`, or null.
  @Nullable EventTime recall(byte[] buffer, int from, int to) {
    if (to - from != length) {
      return null;
    }
    if (digits == 0) {
      return same(0, length, buffer, from) ? time : null;
    }
    int fraction = from + POINT + 1;
    int rest = POINT + 1 + digits;
    boolean same = same(0, POINT + 1, buffer, from) && same(rest, length, buffer, from + rest);
    int nanos = same ? nanos(buffer, fraction, fraction + digits) : -1;
    if (nanos < 0) {
      return null;
    }
    return nanos == time.nanos()
        ? time
        : new EventTime(time.seconds(), nanos, time.status(), time.zone(), time.evidence());
  }

  /// Whether the same as `bytes[start, end)` stands at `from`; so many bytes must be there.
  private boolean same(int start, int end, byte[] buffer, int from) {
    int last = end - start - Long.BYTES;
    if (last < 0) {
      return Arrays.equals(bytes, start, end, buffer, from, from + end - start);
    }
    for (int i = 0; i < last; i += Long.BYTES) {
      if ((long) LONG.get(bytes, start + i) != (long) LONG.get(buffer, from + i)) {
        return false;
      }
    }
    return (long) LONG.get(bytes, start + last) == (long) LONG.get(buffer, from + last);
  }

  /// Remembers what was read.
  void keep(byte[] buffer, int from, int to, EventTime read) {
    if (to - from > MOST) {
      return;
    }
    length = to - from;
    System.arraycopy(buffer, from, bytes, 0, length);
    time = read;
    digits = read.status().dated() ? fraction() : 0;
    if (digits > 0 && nanos(bytes, POINT + 1, POINT + 1 + digits) != read.nanos()) {
      digits = 0;
    }
  }

  /// How many digits stand behind the point of a second, where one stands at the usual place.
  private int fraction() {
    if (length <= POINT + 1
        || bytes[POINT] != '.'
        || bytes[13] != ':'
        || bytes[16] != ':'
        || !digit(bytes[17])
        || !digit(bytes[18])) {
      return 0;
    }
    int end = POINT + 1;
    while (end < length && digit(bytes[end])) {
      end++;
    }
    return end - POINT - 1 > 9 ? 0 : end - POINT - 1;
  }

  private static boolean digit(byte b) {
    return b >= '0' && b <= '9';
  }

  /// The digits as a fraction of a second in nanoseconds; -1 when there is something else.
  private static int nanos(byte[] buffer, int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      if (!digit(buffer[i])) {
        return -1;
      }
      value = value * 10 + buffer[i] - '0';
    }
    return value * TENS[9 - (to - from)];
  }
}
