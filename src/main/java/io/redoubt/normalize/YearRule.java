package io.redoubt.normalize;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds the year of a month and day from what is known of the entry, in this order: the user's
/// year, dated records of the same input set, a date in the entry's name, the archive member's
/// time, the file's time. Days are compared, never the present moment asked. Not thread-safe.
///
/// An *interval* (dated records, a date in the name) says where the day must lie or be near to; a
/// *bound* (rotation suffix, member time, file time) says that it is not later, as nothing can be
/// logged after the file was last written, two days of clock and zone error allowed. Where an
/// interval leaves several years, the next evidence decides among them, and at last the latest
/// year.
final class YearRule {
  private static final int SLACK = 2; // 26 hours ahead may be two days of the calendar
  private static final int SEARCH = 8; // years around, so that 29 February finds a leap year

  private static final int HALF_YEAR = 184; // days; what is farther off lies rather in the past

  private record Range(String evidence, long first, long last, boolean bound) {}

  private final @Nullable Integer flag;
  private final List<Range> ranges = new ArrayList<>();
  private final int[] memo = new int[13 * 32];
  private final String[] memoEvidence = new String[13 * 32];
  private String evidence = "";

  YearRule(TimeContext context) {
    flag = context.year();
    if (context.setFirst() != null && context.setLast() != null) {
      add("dated records", day(context.setFirst()), day(context.setLast()), false);
    }
    NameDate name = NameDate.in(context.entry().path());
    if (name != null) {
      add("file name", name.first(), name.last(), name.rotation());
    }
    if (context.entry().memberTime() != null) {
      add("member time", Long.MIN_VALUE, day(context.entry().memberTime()), true);
    }
    if (context.entry().fileTime() != null) {
      add("file time", Long.MIN_VALUE, day(context.entry().fileTime()), true);
    }
  }

  private void add(String name, long first, long last, boolean bound) {
    ranges.add(new Range(name, first, last, bound));
  }

  private static long day(Instant time) {
    return time.atOffset(ZoneOffset.UTC).toLocalDate().toEpochDay();
  }

  /// The year, or [TimeCursor#NONE] when nothing tells it.
  int year(int month, int day) {
    int key = month * 32 + day;
    if (memo[key] == 0) {
      memo[key] = find(month, day);
      memoEvidence[key] = evidence;
    }
    evidence = memoEvidence[key];
    return memo[key];
  }

  /// What told the year last asked for.
  String evidence() {
    return evidence;
  }

  private int find(int month, int day) {
    evidence = "";
    if (flag != null) {
      evidence = "flag";
      return day <= CivilDate.length(flag, month) ? flag : TimeCursor.NONE;
    }
    if (ranges.isEmpty()) {
      return TimeCursor.NONE;
    }
    Range first = ranges.getFirst();
    evidence = first.evidence();
    List<Integer> years = candidates(yearOf(first.last()), month, day);
    for (Range range : ranges) {
      years = narrow(range, years, month, day);
    }
    return years.getLast();
  }

  private static int yearOf(long epochDay) {
    return LocalDate.ofEpochDay(epochDay).getYear();
  }

  private List<Integer> candidates(int around, int month, int day) {
    List<Integer> years = new ArrayList<>();
    Range first = ranges.getFirst();
    int start = first.bound() ? around : yearOf(first.first());
    for (int year = start - SEARCH; year <= around + SEARCH; year++) {
      if (day <= CivilDate.length(year, month)) {
        years.add(year);
      }
    }
    return years;
  }

  private static List<Integer> narrow(Range range, List<Integer> years, int month, int day) {
    if (years.size() == 1) {
      return years;
    }
    if (range.bound()) {
      List<Integer> before =
          years.stream()
              .filter(y -> CivilDate.epochDay(y, month, day) <= range.last() + SLACK)
              .toList();
      return before.isEmpty() ? years : before;
    }
    long least = Long.MAX_VALUE;
    for (int year : years) {
      least = Math.min(least, distance(range, CivilDate.epochDay(year, month, day)));
    }
    long nearest = least;
    return years.stream()
        .filter(y -> distance(range, CivilDate.epochDay(y, month, day)) == nearest)
        .toList();
  }

  private static long distance(Range range, long epochDay) {
    long after = epochDay - range.last();
    return Math.max(0, Math.max(range.first() - epochDay, after > HALF_YEAR ? 2 * after : after));
  }
}
