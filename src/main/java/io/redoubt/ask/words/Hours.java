package io.redoubt.ask.words;

import io.redoubt.ask.plan.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Hours of a day: `between 2 and 4 am`, `from 22:00 to 4`, `at 3 pm`, `around 02:40`.
///
/// @param from candidates of the beginning, the likeliest first
/// @param length from there
/// @param before how much earlier it already counts
/// @param said the words
record Hours(List<LocalTime> from, Duration length, Duration before, String said) {
  private static final String TIME =
      "(\\d{1,2})(?::(\\d\\d)(?::\\d\\d)?)?\\s?(am|pm|a\\.m\\.|p\\.m\\.|h|o'?clock)?";
  private static final Pattern RANGE =
      Pattern.compile(
          "\\b(?:between|from)? ?"
              + TIME
              + "\\s?(?:and|to|until|till|-|–)\\s?"
              + TIME
              + "(?![\\d./-])");
  private static final Pattern BETWEEN = Pattern.compile("\\b(?:between|from) \\d");
  private static final Pattern AT =
      Pattern.compile("\\b(at|around|about|near) (?:about )?" + TIME + "(?![\\d./-])");
  private static final Pattern SINCE =
      Pattern.compile("\\b(?:since|after) (\\d{1,2}):(\\d\\d)\\s?(am|pm)?\\b");
  private static final int HALF = 12;

  /// The hours that are named, taken; empty when none are.
  ///
  /// @param day whether a day is named, too: then hours need no further word
  static Optional<Hours> read(Reading reading, boolean day) {
    Optional<MatchResult> range = reading.see(RANGE);
    if (range.isPresent() && isRange(range.get(), day)) {
      Hours hours = range(range.get());
      if (hours != null) {
        reading.blank(range.get().start(), range.get().end());
        return Optional.of(hours);
      }
    }
    Optional<MatchResult> since = reading.take(SINCE);
    if (since.isPresent()) {
      List<LocalTime> from = times(since.get(), 1);
      return from.isEmpty()
          ? Optional.empty()
          : Optional.of(new Hours(from, Duration.ofDays(1), Duration.ZERO, since.get().group()));
    }
    return reading.take(AT).flatMap(Hours::at);
  }

  private static boolean isRange(MatchResult m, boolean day) {
    boolean clock = m.group(2) != null || m.group(3) != null || m.group(6) != null;
    return BETWEEN.matcher(m.group()).find() || clock || (day && m.group().contains("-"));
  }

  private static @Nullable Hours range(MatchResult m) {
    List<LocalTime> from = times(m, 1);
    List<LocalTime> to = times(m, 4);
    if (from.isEmpty() || to.isEmpty()) {
      return null;
    }
    String half = m.group(6);
    if (half != null && m.group(3) == null && half.startsWith("p") && from.size() > 1) {
      from = List.of(from.get(1), from.get(0));
    }
    Duration length = Duration.between(from.getFirst(), to.getFirst());
    if (!length.isPositive()) {
      length = length.plusDays(1);
      if (to.size() > 1 && length.compareTo(Duration.ofHours(HALF)) > 0) {
        length = length.minusHours(HALF);
      }
    }
    return new Hours(from, length, Duration.ZERO, m.group());
  }

  private static Optional<Hours> at(MatchResult m) {
    List<LocalTime> times = times(m, 2);
    if (times.isEmpty()) {
      return Optional.empty();
    }
    Duration around = m.group(3) == null ? Duration.ofMinutes(30) : Duration.ofMinutes(15);
    boolean hour = m.group(3) == null && m.group(1).equals("at");
    return Optional.of(
        hour
            ? new Hours(times, Duration.ofHours(1), Duration.ZERO, m.group())
            : new Hours(times, around, around, m.group()));
  }

  /* `2` may be 14:00, when the day says so; `2 am` may not. */
  private static List<LocalTime> times(MatchResult m, int group) {
    int hour = Integer.parseInt(m.group(group));
    int minute = m.group(group + 1) == null ? 0 : Integer.parseInt(m.group(group + 1));
    String half = m.group(group + 2);
    List<LocalTime> times = new ArrayList<>();
    if (half != null && half.startsWith("p")) {
      add(times, hour % HALF + HALF, minute);
    } else if (half != null && half.startsWith("a")) {
      add(times, hour % HALF, minute);
    } else {
      add(times, hour, minute);
      if (hour < HALF && m.group(group + 1) == null) {
        add(times, hour + HALF, minute);
      }
    }
    return times;
  }

  private static void add(List<LocalTime> times, int hour, int minute) {
    LocalTime time = TimeWords.time(hour, minute);
    if (time != null) {
      times.add(time);
    }
  }

  /// The hours within the days named; the latest that are past when none are.
  Span within(Span days, Instant now, ZoneId zone) {
    if (!days.bounded()) {
      Instant today = start(now.atZone(zone).toLocalDate(), from.getFirst(), zone);
      return span(today.isAfter(now) ? today.minus(Duration.ofDays(1)) : today, "");
    }
    LocalDate first = Instant.ofEpochMilli(days.from()).atZone(zone).toLocalDate();
    for (LocalTime time : from) {
      for (int i = 0; i < 3; i++) {
        Instant at = start(first.plusDays(i), time, zone);
        if (at.toEpochMilli() >= days.from() && at.toEpochMilli() < days.to()) {
          return span(at, days.said());
        }
      }
    }
    return span(start(first, from.getFirst(), zone), days.said());
  }

  private static Instant start(LocalDate day, LocalTime time, ZoneId zone) {
    return day.atTime(time).atZone(zone).toInstant();
  }

  private Span span(Instant at, String day) {
    return new Span(
        at.minus(before).toEpochMilli(),
        at.plus(length).toEpochMilli(),
        (said.strip() + " " + day).strip());
  }
}
