package io.redoubt.verify.ground;

import java.time.DateTimeException;
import java.time.LocalDateTime;

/// A point in time as far as it was written down; −1 for what was not.
///
/// @param offset minutes east of UTC; [#UNKNOWN] when none was written
/// @param from where it begins in its text
/// @param to where it ends, exclusive
record Stamp(
    int year,
    int month,
    int day,
    int hour,
    int minute,
    int second,
    int fraction,
    int offset,
    int from,
    int to) {
  /// No zone was written.
  static final int UNKNOWN = Integer.MIN_VALUE;

  /// Whether all that this claim says stands in the other, in its own zone or in UTC.
  boolean saidBy(Stamp evidence) {
    if (offset != UNKNOWN && offset != 0) {
      Stamp universal = universal();
      return !universal.equals(this)
          && (universal.parts(evidence) || universal.parts(evidence.universal()));
    }
    return offset == 0
        ? parts(evidence.offset == UNKNOWN ? evidence : evidence.universal())
        : parts(evidence) || parts(evidence.universal());
  }

  private boolean parts(Stamp other) {
    return same(year, other.year)
        && same(month, other.month)
        && same(day, other.day)
        && same(hour, other.hour)
        && same(minute, other.minute)
        && same(second, other.second)
        && same(fraction, other.fraction);
  }

  private static boolean same(int claimed, int known) {
    return claimed < 0 || claimed == known;
  }

  /// The same point in UTC; itself where the zone is unknown or UTC, or a part is missing.
  Stamp universal() {
    if (offset == UNKNOWN || offset == 0 || hour < 0 || day < 0 || month < 0) {
      return this;
    }
    try {
      LocalDateTime there =
          LocalDateTime.of(year < 0 ? 2024 : year, month, day, hour, minute).minusMinutes(offset);
      return new Stamp(
          year < 0 ? -1 : there.getYear(),
          there.getMonthValue(),
          there.getDayOfMonth(),
          there.getHour(),
          there.getMinute(),
          second,
          fraction,
          0,
          from,
          to);
    } catch (DateTimeException impossible) {
      return this;
    }
  }
}
