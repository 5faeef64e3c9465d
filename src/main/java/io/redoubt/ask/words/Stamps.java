package io.redoubt.ask.words;

import io.redoubt.ask.plan.Span;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Times written out: `2026-03-17`, `2026-03-17 02:40`, `2026-03-17T02:40:11Z`, alone or as the
/// bounds of a range. Stateless.
final class Stamps {
  private static final String DATE = "\\d{4}-\\d\\d-\\d\\d";
  private static final String STAMP =
      "("
          + DATE
          + "[t ]\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d{1,9})?)?(?: ?(?:z|utc|[+-]\\d\\d:?\\d\\d))?|"
          + DATE
          + ")";
  private static final Pattern RANGE =
      Pattern.compile(
          "\\b(?:between|from|since|after)? ?"
              + STAMP
              + " (?:and|to|until|till|-|–|before) "
              + STAMP);
  private static final Pattern OPEN =
      Pattern.compile("\\b(since|after|from|before|until|till) " + STAMP);
  private static final Pattern AROUND =
      Pattern.compile("\\b(?:around|about|near|at) (" + DATE + "[t ]\\S+(?: utc)?)");
  private static final Pattern ALONE = Pattern.compile("\\b(?:on |at )?" + STAMP);
  /* A day alone may have hours beside it: `between 2 and 4 on 2026-03-17`. */
  private static final Pattern HOURS_TOO =
      Pattern.compile("\\b(?:between|from|at|around|about) \\d{1,2}(?![\\d-])");
  private static final long AROUND_MILLIS = 900_000;

  private Stamps() {}

  /// What is written out, taken; empty when nothing is. A day with hours beside it is left.
  static Optional<Span> read(Reading reading, ZoneId zone) {
    try {
      return known(reading, zone);
    } catch (DateTimeException noSuchTime) {
      return Optional.empty();
    }
  }

  private static Optional<Span> known(Reading reading, ZoneId zone) {
    Optional<MatchResult> range = reading.take(RANGE);
    if (range.isPresent()) {
      Span first = span(range.get().group(1), zone);
      Span last = span(range.get().group(2), zone);
      return Optional.of(new Span(first.from(), last.to(), range.get().group().strip()));
    }
    Optional<MatchResult> around = reading.take(AROUND);
    if (around.isPresent()) {
      Span at = span(Reading.stripped(around.get().group(1)), zone);
      return Optional.of(
          new Span(at.from() - AROUND_MILLIS, at.to() + AROUND_MILLIS, around.get().group()));
    }
    Optional<MatchResult> open = reading.take(OPEN);
    if (open.isPresent()) {
      Span at = span(open.get().group(2), zone);
      boolean since = open.get().group(1).matches("since|after|from");
      return Optional.of(
          since
              ? new Span(at.from(), Long.MAX_VALUE, open.get().group())
              : new Span(Long.MIN_VALUE, at.from(), open.get().group()));
    }
    if (reading.has(HOURS_TOO)) {
      return hours(reading, zone);
    }
    return reading.take(ALONE).map(found -> span(found.group(1), zone));
  }

  private static Optional<Span> hours(Reading reading, ZoneId zone) {
    Optional<Span> day = reading.take(ALONE).map(found -> span(found.group(1), zone));
    return day.map(
        span -> Hours.read(reading, true).map(h -> h.within(span, Instant.MAX, zone)).orElse(span));
  }

  /// A day, or the minute or second that the stamp names.
  private static Span span(String stamp, ZoneId zone) {
    if (stamp.length() == 10) {
      LocalDate day = LocalDate.parse(stamp);
      return TimeWords.span(day.atStartOfDay(), day.plusDays(1).atStartOfDay(), stamp, zone);
    }
    String iso = stamp.toUpperCase(Locale.ROOT).replace(" UTC", "Z").replace("UTC", "Z");
    String date = iso.substring(0, 10) + 'T' + iso.substring(11).replace(" ", "");
    boolean offset = date.endsWith("Z") || date.matches(".*[+-]\\d\\d:?\\d\\d");
    String whole = date.replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2");
    Instant at =
        offset
            ? OffsetDateTime.parse(whole).toInstant()
            : LocalDateTime.parse(whole).atZone(zone).toInstant();
    long length = whole.matches("[^T]*T\\d\\d:\\d\\d(?:Z|[+-].*)?") ? 60_000 : 1000;
    return new Span(at.toEpochMilli(), at.toEpochMilli() + length, stamp);
  }
}
