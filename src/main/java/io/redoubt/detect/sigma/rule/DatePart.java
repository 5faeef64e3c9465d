package io.redoubt.detect.sigma.rule;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalField;
import java.util.Locale;
import java.util.OptionalInt;

/// A number taken from a date: Sigma's time modifiers. The date is read as it is written, its
/// offset is not applied.
public enum DatePart {
  /// 0 to 59.
  MINUTE(ChronoField.MINUTE_OF_HOUR),
  /// 0 to 23.
  HOUR(ChronoField.HOUR_OF_DAY),
  /// 1 to 31.
  DAY(ChronoField.DAY_OF_MONTH),
  /// 1 to 53, ISO weeks.
  WEEK(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
  /// 1 to 12.
  MONTH(ChronoField.MONTH_OF_YEAR),
  /// With all digits.
  YEAR(ChronoField.YEAR);

  private static final DateTimeFormatter DATE =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendPattern("['T'][' ']HH:mm[:ss]")
          .optionalStart()
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .optionalEnd()
          .optionalEnd()
          .optionalStart()
          .appendPattern("[XXX][X]")
          .optionalEnd()
          .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
          .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
          .toFormatter(Locale.ROOT);

  private final TemporalField field;

  DatePart(TemporalField field) {
    this.field = field;
  }

  /// The part of a date such as `2026-01-31 23:59:01.5`; empty when the text is no date.
  public OptionalInt of(String text) {
    if (text.length() < 10 || text.length() > 40) {
      return OptionalInt.empty();
    }
    try {
      return OptionalInt.of(LocalDateTime.from(DATE.parse(text)).get(field));
    } catch (DateTimeException noDate) {
      return OptionalInt.empty();
    }
  }
}
