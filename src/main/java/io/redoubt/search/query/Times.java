package io.redoubt.search.query;

import io.redoubt.event.query.Query;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Times as people write them: `2026`, `2026-03`, `2026-03-17`, then hours, minutes, seconds and
/// a fraction behind a `T` or a space, with `Z` or an offset (UTC without), or `now` with steps
/// such as `-15m`. One that leaves out the end means all of that year, month, day, hour, minute
/// or second.
final class Times {
  private static final Pattern CALENDAR =
      Pattern.compile(
          "(\\d{4})(?:-(\\d\\d)(?:-(\\d\\d)"
              + "(?:[T ](\\d\\d)(?::(\\d\\d)(?::(\\d\\d)(?:[.,](\\d{1,9}))?)?)?"
              + " ?(Z|[+-]\\d\\d(?::?\\d\\d)?)?)?)?)?",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern STEP = Pattern.compile("([+-]?)(\\d{1,6})(ms|[smhdw])");

  private final Instant now;

  Times(Instant now) {
    this.now = now;
  }

  static OptionalLong length(String text) {
    Matcher step = STEP.matcher(text.strip());
    if (!step.matches() || !step.group(1).isEmpty()) {
      return OptionalLong.empty();
    }
    long millis = unit(step.group(3)).multipliedBy(Long.parseLong(step.group(2))).toMillis();
    return millis > 0 ? OptionalLong.of(millis) : OptionalLong.empty();
  }

  /// The milliseconds that a time stands for.
  Query.Times span(int position, String text) {
    Query.Times span = read(text.strip());
    if (span == null) {
      throw new Wrongly(
          position,
          "This is no time; write 2026-03-17, \"2026-03-17T02:00:00Z\" or now-15m (s m h d w).");
    }
    return span;
  }

  Query range(int position, Bound low, Bound high) {
    long from = Long.MIN_VALUE;
    long to = Long.MAX_VALUE;
    if (!low.open()) {
      Query.Times span = span(low.position(), low.text());
      from = low.included() ? span.from() : span.to();
    }
    if (!high.open()) {
      Query.Times span = span(high.position(), high.text());
      to = high.included() ? span.to() : span.from();
    }
    if (from > to) {
      throw new Wrongly(
          position,
          "Nothing lies between: " + low.text() + " is later than " + high.text() + "; swap them.");
    }
    return new Query.Times(from, to);
  }

  private Query.@Nullable Times read(String text) {
    if (text.regionMatches(true, 0, "now", 0, 3)) {
      return relative(text.substring(3));
    }
    Matcher parts = CALENDAR.matcher(text);
    if (!parts.matches()) {
      return null;
    }
    try {
      return calendar(parts);
    } catch (DateTimeException noSuchTime) {
      return null;
    }
  }

  private Query.@Nullable Times relative(String steps) {
    Duration away = Duration.ZERO;
    Matcher step = STEP.matcher(steps);
    String sign = "";
    int at = 0;
    while (at < steps.length()) {
      if (!step.region(at, steps.length()).lookingAt()) {
        return null;
      }
      sign = step.group(1).isEmpty() ? sign : step.group(1);
      if (sign.isEmpty()) {
        return null;
      }
      long count = Long.parseLong(step.group(2));
      Duration one = unit(step.group(3));
      away = away.plus(one.multipliedBy(sign.equals("-") ? -count : count));
      at = step.end();
    }
    long millis = now.toEpochMilli() + away.toMillis();
    return new Query.Times(millis, millis + 1);
  }

  private static Duration unit(String name) {
    return switch (name) {
      case "ms" -> Duration.ofMillis(1);
      case "s" -> Duration.ofSeconds(1);
      case "m" -> Duration.ofMinutes(1);
      case "h" -> Duration.ofHours(1);
      case "w" -> Duration.ofDays(7);
      default -> Duration.ofDays(1);
    };
  }

  private static Query.Times calendar(Matcher parts) {
    int year = number(parts, 1, 0);
    if (parts.group(2) == null) {
      return days(LocalDate.of(year, 1, 1), LocalDate.of(year, 1, 1).plusYears(1));
    }
    YearMonth month = YearMonth.of(year, number(parts, 2, 1));
    if (parts.group(3) == null) {
      return days(month.atDay(1), month.plusMonths(1).atDay(1));
    }
    LocalDate day = month.atDay(1).withDayOfMonth(number(parts, 3, 1));
    if (parts.group(4) == null) {
      return days(day, day.plusDays(1));
    }
    LocalDateTime time = day.atTime(number(parts, 4, 0), number(parts, 5, 0), number(parts, 6, 0));
    ZoneOffset offset = offset(parts.group(8));
    long from = time.toEpochSecond(offset) * 1000;
    String fraction = parts.group(7);
    if (fraction != null) {
      long exact = from + Long.parseLong((fraction + "00").substring(0, 3));
      return new Query.Times(exact, exact + 1);
    }
    long length = parts.group(5) == null ? 3_600_000 : parts.group(6) == null ? 60_000 : 1000;
    return new Query.Times(from, from + length);
  }

  private static ZoneOffset offset(@Nullable String text) {
    return text == null || text.equalsIgnoreCase("z") ? ZoneOffset.UTC : ZoneOffset.of(text);
  }

  private static Query.Times days(LocalDate from, LocalDate to) {
    return new Query.Times(millis(from), millis(to));
  }

  private static long millis(LocalDate day) {
    return day.toEpochDay() * 86_400_000;
  }

  private static int number(Matcher parts, int group, int otherwise) {
    String digits = parts.group(group);
    return digits == null ? otherwise : Integer.parseInt(digits);
  }
}
