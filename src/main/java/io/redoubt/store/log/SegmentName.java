package io.redoubt.store.log;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a segment is: `2026-11-21/0000000042-0000000000000012345.seg`.
///
/// @param day the folder, when it was begun in UTC
/// @param ordinal which segment it is, from 1; later ones have higher numbers
/// @param first the lowest sequence number that may be in it
record SegmentName(String day, long ordinal, long first) implements Comparable<SegmentName> {
  private static final int DAY_LENGTH = 10;
  private static final Pattern FILE = Pattern.compile("(\\d{10})-(\\d{19})\\.seg");

  /// Of a segment begun now.
  static SegmentName at(long millis, long ordinal, long first) {
    String day =
        DateTimeFormatter.ISO_LOCAL_DATE
            .withZone(ZoneOffset.UTC)
            .format(Instant.ofEpochMilli(millis));
    return new SegmentName(day, ordinal, first);
  }

  /// Whether a folder of this name holds segments.
  static boolean isDay(String folder) {
    try {
      return folder.length() == DAY_LENGTH && LocalDate.parse(folder) != null;
    } catch (DateTimeParseException other) {
      return false;
    }
  }

  /// The segment of this file; empty when it is none.
  static Optional<SegmentName> of(String day, String file) {
    Matcher matcher = FILE.matcher(file);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      long first = Long.parseLong(matcher.group(2));
      return Optional.of(new SegmentName(day, Long.parseLong(matcher.group(1)), first));
    } catch (NumberFormatException tooLarge) {
      return Optional.empty();
    }
  }

  /// When its day ends: all in it arrived before, milliseconds since 1970 UTC.
  long until() {
    return LocalDate.parse(day).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
  }

  /// The path of its file in the folder of the log.
  String path() {
    return String.format(Locale.ROOT, "%s/%010d-%019d.seg", day, ordinal, first);
  }

  @Override
  public int compareTo(SegmentName other) {
    return Long.compare(ordinal, other.ordinal);
  }
}
