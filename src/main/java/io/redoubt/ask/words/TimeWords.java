package io.redoubt.ask.words;

import io.redoubt.ask.plan.Span;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Times as people say them: `last night`, `yesterday between 2 and 4`, `in the last 24 hours`,
/// `since Monday`, `on 17 March`, `2026-03-17T02:40Z`. What has no zone is of the zone given; a
/// night is 20:00 to 06:00. Immutable.
final class TimeWords {
  private static final String UNIT = "(minute|min|hour|hr|h|day|d|week|w|month|year)s?\\b";
  private static final String NUMBER =
      "(\\d{1,5}|an?|one|two|three|four|five|six|seven|ten|twelve" + "|couple of|few)";

  private static final Pattern LAST =
      Pattern.compile(
          "\\b(?:in |over |within |during |for )?(?:the )?(?:last|past|previous) (?:"
              + NUMBER
              + " ?)?"
              + UNIT);
  private static final Pattern AGO = Pattern.compile("\\b" + NUMBER + " " + UNIT + " ago\\b");
  private static final Pattern SINCE =
      Pattern.compile("\\b(?:since|after|starting|starting from|from)\\s+$");
  private static final Pattern UNTIL = Pattern.compile("\\b(?:before|until|till|up to)\\s+$");
  private static final Pattern YEAR =
      Pattern.compile("\\b(?:in|during|throughout) ((?:19|20)\\d\\d)\\b(?![-:.])");
  private static final Pattern NOW = Pattern.compile("\\b(?:right now|currently|just now|now)\\b");

  private final Instant now;
  private final ZoneId zone;
  private final LocalDate today;
  private final Days days;

  TimeWords(Instant now, ZoneId zone) {
    this.now = now;
    this.zone = zone;
    this.today = now.atZone(zone).toLocalDate();
    this.days = new Days(today);
  }

  /// The time that the question names; takes the words.
  Span read(Reading reading) {
    Optional<Span> exact = Stamps.read(reading, zone);
    if (exact.isPresent()) {
      return exact.get();
    }
    Span day = day(reading);
    Optional<Hours> hours = Hours.read(reading, day.bounded());
    if (hours.isPresent()) {
      return hours.get().within(day, now, zone);
    }
    return day;
  }

  private Span day(Reading reading) {
    Optional<MatchResult> ago = reading.take(AGO);
    if (ago.isPresent()) {
      return ago(ago.get());
    }
    Optional<MatchResult> last = reading.take(LAST);
    if (last.isPresent() && !last.get().group().isBlank()) {
      return last(last.get());
    }
    Days.@Nullable Read named = days.read(reading);
    if (named != null) {
      return bounded(named, reading);
    }
    Optional<MatchResult> year = reading.take(YEAR);
    if (year.isPresent()) {
      LocalDate first = LocalDate.of(Integer.parseInt(year.get().group(1)), 1, 1);
      return span(first.atStartOfDay(), first.plusYears(1).atStartOfDay(), year.get().group());
    }
    return reading
        .take(NOW)
        .map(found -> new Span(now.minus(Duration.ofHours(1)).toEpochMilli(), end(), found.group()))
        .orElse(Span.ALL);
  }

  private long end() {
    return now.toEpochMilli() + 1;
  }

  private Span last(MatchResult found) {
    String number = found.group(1);
    String unit = found.group(2);
    String said = found.group().strip();
    if (number == null && unit.startsWith("w")) {
      LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      return span(monday.minusWeeks(1).atStartOfDay(), monday.atStartOfDay(), said);
    }
    if (number == null && unit.equals("month")) {
      LocalDate first = today.withDayOfMonth(1);
      return span(first.minusMonths(1).atStartOfDay(), first.atStartOfDay(), said);
    }
    if (number == null && unit.equals("year")) {
      LocalDate first = today.withDayOfYear(1);
      return span(first.minusYears(1).atStartOfDay(), first.atStartOfDay(), said);
    }
    return new Span(back(number == null ? 1 : count(number), unit), end(), said);
  }

  private Span ago(MatchResult found) {
    String unit = found.group(2);
    long at = back(count(found.group(1)), unit);
    if ((unit.startsWith("m") && !unit.equals("month")) || unit.startsWith("h")) {
      long around = Duration.ofMinutes(unit.startsWith("h") ? 30 : 5).toMillis();
      return new Span(at - around, Math.min(end(), at + around), found.group());
    }
    LocalDate day = Instant.ofEpochMilli(at).atZone(zone).toLocalDate();
    return span(day.atStartOfDay(), day.plusDays(1).atStartOfDay(), found.group());
  }

  private long back(long count, String unit) {
    ZonedDateTime at = now.atZone(zone);
    return switch (unit) {
      case "minute", "min" -> at.minusMinutes(count).toInstant().toEpochMilli();
      case "hour", "hr", "h" -> at.minusHours(count).toInstant().toEpochMilli();
      case "week", "w" -> at.minusWeeks(count).toInstant().toEpochMilli();
      case "month" -> at.minusMonths(count).toInstant().toEpochMilli();
      case "year" -> at.minusYears(count).toInstant().toEpochMilli();
      default -> at.minusDays(count).toInstant().toEpochMilli();
    };
  }

  private static long count(String number) {
    return switch (number) {
      case "a", "an", "one" -> 1;
      case "two", "couple of" -> 2;
      case "three", "few" -> 3;
      case "four" -> 4;
      case "five" -> 5;
      case "six" -> 6;
      case "seven" -> 7;
      case "ten" -> 10;
      case "twelve" -> 12;
      default -> Long.parseLong(number);
    };
  }

  /* `since Monday` is open towards now, `before Monday` towards the past. */
  private Span bounded(Days.Read named, Reading reading) {
    String before = reading.left().substring(0, named.at());
    Span span = span(named.from(), named.to(), named.said());
    if (SINCE.matcher(before).find()) {
      reading.take(Pattern.compile("\\b(?:since|after|starting|starting from|from)\\s{2,}"));
      return new Span(span.from(), end(), "since " + named.said());
    }
    if (UNTIL.matcher(before).find()) {
      reading.take(Pattern.compile("\\b(?:before|until|till|up to)\\s{2,}"));
      return new Span(Long.MIN_VALUE, span.from(), "before " + named.said());
    }
    return span;
  }

  private Span span(LocalDateTime from, LocalDateTime to, String said) {
    return span(from, to, said, zone);
  }

  static Span span(LocalDateTime from, LocalDateTime to, String said, ZoneId zone) {
    Function<LocalDateTime, Long> millis = at -> at.atZone(zone).toInstant().toEpochMilli();
    return new Span(millis.apply(from), millis.apply(to), said.strip());
  }

  /// A time of day, or null when there is none such.
  static @Nullable LocalTime time(int hour, int minute) {
    try {
      return LocalTime.of(hour == 24 ? 0 : hour, minute);
    } catch (DateTimeException noSuchTime) {
      return null;
    }
  }
}
