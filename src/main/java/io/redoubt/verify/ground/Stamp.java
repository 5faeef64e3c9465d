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
    int to)
    implements Comparable<Stamp> {
  /// No zone was written.
  static final int UNKNOWN = Integer.MIN_VALUE;

  /// By what both say, from the year down; a part that either leaves out does not count.
  @Override
  public int compareTo(Stamp other) {
    Stamp a = universal();
    Stamp b = other.universal();
    int[][] parts = {
      {a.year, b.year},
      {a.month, b.month},
      {a.day, b.day},
      {a.hour, b.hour},
      {a.minute, b.minute},
      {a.second, b.second}
    };
    for (int[] part : parts) {
      if (part[0] >= 0 && part[1] >= 0 && part[0] != part[1]) {
        return Integer.compare(part[0], part[1]);
      }
    }
    return 0;
  }

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
