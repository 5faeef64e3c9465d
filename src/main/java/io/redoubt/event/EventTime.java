package io.redoubt.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// When an event happened, and how that is known.
///
/// @param seconds since 1970-01-01T00:00:00Z; 0 unless `status` is dated or `YEAR_UNKNOWN` (then in
///     the placeholder year 1972, fit only for ordering)
/// @param nanos 0 to 999,999,999
/// @param status how far to trust it
/// @param zone the offset or zone the record was read in, such as `Z`, `+02:00`, `Europe/Berlin`
/// @param evidence for an inferred year, what told it (`dated records`, `file name`, `member time`,
///     `file time`, `flag`); else empty
public record EventTime(long seconds, int nanos, TimeStatus status, String zone, String evidence) {
  /// The record carries no time.
  public static final EventTime ABSENT = new EventTime(0, 0, TimeStatus.ABSENT, "", "");

  /// The record carries a time that cannot be read.
  public static final EventTime UNPARSABLE = new EventTime(0, 0, TimeStatus.UNPARSABLE, "", "");

  /// A time with date and offset known.
  public static EventTime ok(long seconds, int nanos, String zone) {
    return new EventTime(seconds, nanos, TimeStatus.OK, zone, "");
  }

  /// The instant, or null when [TimeStatus#dated()] is false.
  public @Nullable Instant instant() {
    return status.dated() ? Instant.ofEpochSecond(seconds, nanos) : null;
  }

  /// Milliseconds since the epoch, for ordering and windows; meaningful when dated.
  public long millis() {
    return seconds * 1000 + nanos / 1_000_000;
  }
}
