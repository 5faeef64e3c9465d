package io.redoubt.parse.evtx;

import io.redoubt.event.EventTime;

/// Times of Windows: 100 ns since 1601-01-01 UTC.
final class FileTimes {
  private static final long PER_SECOND = 10_000_000L;
  private static final long EPOCH = 11_644_473_600L;

  private FileTimes() {}

  /// The time to the microsecond: the finest step that every encoding of an event keeps.
  static EventTime time(long fileTime) {
    long micros = Math.floorMod(fileTime, PER_SECOND) / 10;
    return EventTime.ok(seconds(fileTime), (int) micros * 1000, "Z");
  }

  /// Whether the time lies in the years 1601 to 9999.
  static boolean sane(long fileTime) {
    return fileTime > 0 && fileTime < 2_650_467_744_000_000_000L;
  }

  /// Appends `2026-11-20T10:11:12.1234567Z` with so many digits of the fraction, at most seven.
  static void append(long fileTime, int digits, Utf8Buffer out) {
    long seconds = seconds(fileTime);
    date(Math.floorDiv(seconds, 86_400L), out);
    long second = Math.floorMod(seconds, 86_400L);
    out.put('T');
    out.padded(second / 3600, 2);
    out.put(':');
    out.padded(second / 60 % 60, 2);
    out.put(':');
    out.padded(second % 60, 2);
    out.put('.');
    long fraction = Math.floorMod(fileTime, PER_SECOND);
    for (int i = digits; i < 7; i++) {
      fraction /= 10;
    }
    out.padded(fraction, digits);
    out.put('Z');
  }

  /// Appends a SYSTEMTIME: year, month, day of week, day, hour, minute, second, millisecond.
  static void appendSystemTime(byte[] buffer, int at, Utf8Buffer out) {
    int[] width = {4, 2, 0, 2, 2, 2, 2, 3};
    String behind = "-- T::.";
    for (int i = 0; i < width.length; i++) {
      if (i != 2) {
        out.padded(LittleEndian.u16(buffer, at + 2 * i), width[i]);
      }
      if (i < behind.length() && i != 2) {
        out.put(behind.charAt(i));
      }
    }
    out.put("000Z");
  }

  private static long seconds(long fileTime) {
    return Math.floorDiv(fileTime, PER_SECOND) - EPOCH;
  }

  /// Days since 1970 to a date, after Hinnant, "chrono-Compatible Low-Level Date Algorithms".
  private static void date(long days, Utf8Buffer out) {
    long z = days + 719_468;
    long era = Math.floorDiv(z, 146_097L);
    long doe = z - era * 146_097;
    long yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
    long doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    long mp = (5 * doy + 2) / 153;
    long month = mp < 10 ? mp + 3 : mp - 9;
    out.padded(yoe + era * 400 + (month <= 2 ? 1 : 0), 4);
    out.put('-');
    out.padded(month, 2);
    out.put('-');
    out.padded(doy - (153 * mp + 2) / 5 + 1, 2);
  }
}
