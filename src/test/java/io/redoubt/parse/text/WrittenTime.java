package io.redoubt.parse.text;

import io.redoubt.event.EventTime;
import io.redoubt.event.TimeStatus;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Compares a time that was read with the way it was written, by the parts that are written: clock,
/// day and month, year.
final class WrittenTime {
  private static final Pattern CLOCK = Pattern.compile("(\\d{1,2}):(\\d\\d):(\\d\\d)(?![:\\d])");
  private static final Pattern DATE = Pattern.compile("(\\d{4})[-/.](\\d\\d)[-/.](\\d\\d)");
  private static final Pattern DAY_MONTH =
      Pattern.compile("(\\d{1,2})[-/ ]([A-Z][a-z]{2})[-/ ](\\d{4})");
  private static final Pattern MONTH_DAY = Pattern.compile("([A-Z][a-z]{2}) +(\\d{1,2}) ");
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  private WrittenTime() {}

  /// Whether this text has a clock time in it that can be compared.
  static boolean judges(String written) {
    return CLOCK.matcher(written).find();
  }

  /// Whether the time has the parts that are written.
  static boolean agrees(String written, EventTime time) {
    if (!time.status().dated() && time.status() != TimeStatus.YEAR_UNKNOWN) {
      return false;
    }
    ZonedDateTime local = Instant.ofEpochSecond(time.seconds()).atZone(zone(time.zone()));
    Matcher clock = CLOCK.matcher(written);
    boolean right =
        clock.find()
            && number(clock, 2) == local.getMinute()
            && number(clock, 3) == local.getSecond()
            && number(clock, 1) % 12 == local.getHour() % 12;
    Matcher date = DATE.matcher(written);
    if (date.find()) {
      return right
          && is(local, number(date, 2), number(date, 3))
          && number(date, 1) == local.getYear();
    }
    Matcher dayMonth = DAY_MONTH.matcher(written);
    if (dayMonth.find()) {
      return right && is(local, month(dayMonth.group(2)), number(dayMonth, 1));
    }
    Matcher monthDay = MONTH_DAY.matcher(written);
    return right && (!monthDay.find() || is(local, month(monthDay.group(1)), number(monthDay, 2)));
  }

  private static boolean is(ZonedDateTime local, int month, int day) {
    return local.getMonthValue() == month && local.getDayOfMonth() == day;
  }

  private static int month(String name) {
    return MONTHS.indexOf(name.toLowerCase(Locale.ROOT)) + 1;
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }

  private static ZoneId zone(String zone) {
    try {
      return ZoneId.of(zone.isEmpty() ? "Z" : zone);
    } catch (DateTimeException unknown) {
      return java.time.ZoneOffset.UTC;
    }
  }
}
