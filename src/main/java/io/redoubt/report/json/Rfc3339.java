package io.redoubt.report.json;

import io.redoubt.event.EventTime;
import java.time.Instant;

/// Writes instants as RFC 3339 in UTC: `2026-11-20T10:11:12Z`, with 3, 6 or 9 digits of fraction
/// where there is one.
public final class Rfc3339 {
  private static final long FIRST = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
  private static final long LAST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
  private static final int DAY = 86_400;

  private Rfc3339() {}

  /// Whether RFC 3339 can say this time: it is dated and its year has four digits.
  public static boolean can(EventTime time) {
    return time.status().dated() && time.seconds() >= FIRST && time.seconds() <= LAST;
  }

  /// Appends the time, without quotes; only for times that [#can] be written.
  public static void append(JsonBytes out, long seconds, int nanos) {
    date(out, Math.floorDiv(seconds, DAY));
    int second = Math.floorMod(seconds, DAY);
    out.raw('T');
    out.padded(second / 3600, 2);
    out.raw(':');
    out.padded(second / 60 % 60, 2);
    out.raw(':');
    out.padded(second % 60, 2);
    fraction(out, nanos);
    out.raw('Z');
  }

  private static void fraction(JsonBytes out, int nanos) {
    if (nanos == 0) {
      return;
    }
    out.raw('.');
    if (nanos % 1_000_000 == 0) {
      out.padded(nanos / 1_000_000, 3);
    } else if (nanos % 1000 == 0) {
      out.padded(nanos / 1000, 6);
    } else {
      out.padded(nanos, 9);
    }
  }

  /// The civil date of a day since 1970-01-01, counted in eras of 400 years that begin in March.
  private static void date(JsonBytes out, long epochDay) {
    long shifted = epochDay + 719_468;
    long era = Math.floorDiv(shifted, 146_097);
    int dayOfEra = (int) Math.floorMod(shifted, 146_097L);
    int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int shiftedMonth = (5 * dayOfYear + 2) / 153;
    int month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
    long year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
    out.padded((int) year, 4);
    out.raw('-');
    out.padded(month, 2);
    out.raw('-');
    out.padded(dayOfYear - (153 * shiftedMonth + 2) / 5 + 1, 2);
  }
}
