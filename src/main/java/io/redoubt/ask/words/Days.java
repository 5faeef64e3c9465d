package io.redoubt.ask.words;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Days, parts of days and calendar weeks as people name them. Immutable.
///
/// @param today the day it is
record Days(LocalDate today) {
  private static final String DAY = "(monday|tuesday|wednesday|thursday|friday|saturday|sunday)";
  private static final String MONTH =
      "(january|february|march|april|may|june|july|august|september|october|november|december"
          + "|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)";
  private static final Pattern NIGHT =
      Pattern.compile("\\b(?:last night|overnight|yesterday night|during the night|at night)\\b");
  private static final Pattern PART =
      Pattern.compile(
          "\\b(yesterday|this|today|" + DAY + ") (morning|noon|afternoon|evening|night)\\b");
  private static final Pattern SIMPLE =
      Pattern.compile(
          "\\b(today|yesterday|tonight|the day before yesterday|this week|this month"
              + "|this year|last weekend|the weekend|this weekend)\\b");
  private static final Pattern WEEKDAY = Pattern.compile("\\b(?:on |last |this )?" + DAY + "\\b");
  private static final Pattern DAY_MONTH =
      Pattern.compile(
          "\\b(?:on )?(?:the )?(\\d{1,2})(?:st|nd|rd|th)?(?: of)? "
              + MONTH
              + "\\b(?:,? (\\d{4}))?");
  private static final Pattern MONTH_DAY =
      Pattern.compile(
          "\\b(?:on )?" + MONTH + " (?:the )?(\\d{1,2})(?:st|nd|rd|th)?\\b(?:,? (\\d{4}))?");
  private static final Pattern WHOLE_MONTH =
      Pattern.compile("\\b(?:in |during )" + MONTH + "\\b(?: (\\d{4}))?");
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  private static final int NIGHT_BEGINS = 20;
  private static final int NIGHT_ENDS = 6;

  /// @param at where the words stood
  record Read(LocalDateTime from, LocalDateTime to, String said, int at) {}

  @Nullable Read read(Reading reading) {
    for (Rule rule : rules()) {
      var found = reading.see(rule.pattern());
      if (found.isPresent()) {
        Read read = rule.read().of(found.get());
        if (read != null) {
          reading.blank(found.get().start(), found.get().end());
          return read;
        }
      }
    }
    return null;
  }

  private interface Reader {
    @Nullable Read of(MatchResult found);
  }

  private record Rule(Pattern pattern, Reader read) {}

  private List<Rule> rules() {
    return List.of(
        new Rule(NIGHT, this::night),
        new Rule(PART, this::part),
        new Rule(SIMPLE, this::simple),
        new Rule(DAY_MONTH, m -> dated(m, m.group(2), m.group(1), m.group(3))),
        new Rule(MONTH_DAY, m -> dated(m, m.group(1), m.group(2), m.group(3))),
        new Rule(WHOLE_MONTH, this::month),
        new Rule(WEEKDAY, m -> whole(weekday(m.group(1)), m)));
  }

  private Read night(MatchResult m) {
    return new Read(
        today.minusDays(1).atTime(NIGHT_BEGINS, 0),
        today.atTime(NIGHT_ENDS, 0),
        m.group(),
        m.start());
  }

  private Read part(MatchResult m) {
    LocalDate day =
        switch (m.group(1)) {
          case "yesterday" -> today.minusDays(1);
          case "this", "today" -> today;
          default -> weekday(m.group(2));
        };
    return switch (m.group(3)) {
      case "morning" -> hours(day, 5, 12, m);
      case "noon" -> hours(day, 11, 14, m);
      case "afternoon" -> hours(day, 12, 18, m);
      case "evening" -> hours(day, 18, 23, m);
      default ->
          new Read(
              day.atTime(NIGHT_BEGINS, 0),
              day.plusDays(1).atTime(NIGHT_ENDS, 0),
              m.group(),
              m.start());
    };
  }

  private static Read hours(LocalDate day, int from, int to, MatchResult m) {
    return new Read(day.atTime(from, 0), day.atTime(to, 0), m.group(), m.start());
  }

  private Read simple(MatchResult m) {
    LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    LocalDate saturday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.SATURDAY));
    return switch (m.group(1)) {
      case "yesterday" -> whole(today.minusDays(1), m);
      case "the day before yesterday" -> whole(today.minusDays(2), m);
      case "tonight" ->
          new Read(
              today.atTime(NIGHT_BEGINS, 0),
              today.plusDays(1).atTime(NIGHT_ENDS, 0),
              m.group(),
              m.start());
      case "this week" -> days(monday, monday.plusWeeks(1), m);
      case "this month" -> days(today.withDayOfMonth(1), today.withDayOfMonth(1).plusMonths(1), m);
      case "this year" -> days(today.withDayOfYear(1), today.withDayOfYear(1).plusYears(1), m);
      case "last weekend", "the weekend", "this weekend" -> days(saturday, saturday.plusDays(2), m);
      default -> whole(today, m);
    };
  }

  /* The latest one that is not after today. */
  private @Nullable Read dated(MatchResult m, String month, String day, @Nullable String year) {
    try {
      int number = MONTHS.indexOf(month.substring(0, 3)) + 1;
      LocalDate date =
          LocalDate.of(
              year == null ? today.getYear() : Integer.parseInt(year),
              number,
              Integer.parseInt(day));
      return whole(year == null && date.isAfter(today) ? date.minusYears(1) : date, m);
    } catch (DateTimeException noSuchDay) {
      return null;
    }
  }

  private Read month(MatchResult m) {
    int number = MONTHS.indexOf(m.group(1).substring(0, 3)) + 1;
    String year = m.group(2);
    LocalDate first =
        LocalDate.of(year == null ? today.getYear() : Integer.parseInt(year), number, 1);
    LocalDate meant = year == null && first.isAfter(today) ? first.minusYears(1) : first;
    return days(meant, meant.plusMonths(1), m);
  }

  private LocalDate weekday(String name) {
    return today.with(
        TemporalAdjusters.previousOrSame(DayOfWeek.valueOf(name.toUpperCase(Locale.ROOT))));
  }

  private static Read whole(LocalDate day, MatchResult m) {
    return days(day, day.plusDays(1), m);
  }

  private static Read days(LocalDate from, LocalDate to, MatchResult m) {
    return new Read(from.atStartOfDay(), to.atStartOfDay(), m.group(), m.start());
  }
}
