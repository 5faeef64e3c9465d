package io.redoubt.normalize;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The date in the name of a file or folder, such as `auth.log-20260105.gz`, `2026/01/05/auth.log`
/// or `auth-2026-01.log`.
///
/// @param first first day of the date, month or year named, in days since 1970
/// @param last its last day
/// @param rotation whether the date is a suffix as log rotation appends it: the day when the file
///     was closed
record NameDate(long first, long last, boolean rotation) {
  private static final int OLDEST = 1980;
  private static final int NEWEST = 2099;

  /// The last date in the path, a whole date preferred over a month and a month over a year; null
  /// when there is none.
  static @Nullable NameDate in(String path) {
    NameDate best = null;
    for (int i = 0; i + 4 <= path.length(); i++) {
      NameDate found = i > 0 && digit(path, i - 1) ? null : at(path, i);
      if (found != null && (best == null || found.days() <= best.days())) {
        best = found;
      }
    }
    return best;
  }

  private long days() {
    return last - first;
  }

  private static @Nullable NameDate at(String path, int i) {
    int year = number(path, i, 4);
    if (year < OLDEST || year > NEWEST) {
      return null;
    }
    int monthAt = behindSeparator(path, i + 4);
    int month = number(path, monthAt, 2);
    if (month < 1 || month > 12) {
      return digit(path, monthAt)
          ? null
          : range(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
    }
    LocalDate start = LocalDate.of(year, month, 1);
    int dayAt = behindSeparator(path, monthAt + 2);
    int day = number(path, dayAt, 2);
    if (day < 1 || day > start.lengthOfMonth()) {
      return digit(path, dayAt) ? null : range(start, start.plusMonths(1).minusDays(1));
    }
    long epochDay = start.withDayOfMonth(day).toEpochDay();
    return new NameDate(epochDay, epochDay, suffix(path, i, dayAt + 2));
  }

  private static NameDate range(LocalDate first, LocalDate last) {
    return new NameDate(first.toEpochDay(), last.toEpochDay(), false);
  }

  private static boolean suffix(String path, int from, int to) {
    String rest = path.substring(to).toLowerCase(Locale.ROOT);
    boolean last = rest.isEmpty() || rest.matches("[0-9]{2,6}|\\.(gz|xz|bz2|zst|zip)");
    boolean appended = from > 0 && (path.charAt(from - 1) == '-' || path.charAt(from - 1) == '.');
    return last && appended;
  }

  private static int behindSeparator(String path, int i) {
    boolean separated = i < path.length() && "-_./".indexOf(path.charAt(i)) >= 0;
    return separated ? i + 1 : i;
  }

  private static boolean digit(String path, int i) {
    return i < path.length() && path.charAt(i) >= '0' && path.charAt(i) <= '9';
  }

  private static int number(String path, int from, int length) {
    int value = 0;
    for (int i = from; i < from + length; i++) {
      if (!digit(path, i)) {
        return -1;
      }
      value = value * 10 + (path.charAt(i) - '0');
    }
    return value;
  }
}
