package io.redoubt.event;

/// How a time is written in a record. A parser names the shape and the bytes; the time reader of
/// the normalizer turns them into an [EventTime], so that zone and year rules live in one place.
public enum TimeShape {
  /// RFC 3339 / ISO 8601 and near relatives: `2026-11-20T10:11:12.123+01:00`, a space for the `T`,
  /// a comma for the fraction, offset missing, `+0100`, `Z`, `UTC`.
  ISO,
  /// RFC 3164: `Nov  5 10:11:12`, also with a year behind the day or at the end, or a fraction.
  SYSLOG,
  /// Common log format, without brackets: `20/Nov/2026:10:11:12 +0100`.
  CLF,
  /// C library `asctime`: `Fri Nov 20 10:11:12.123456 2026` (Apache error log).
  ASCTIME,
  /// `2026/11/20 10:11:12` (Nginx error log), `/` for `-`.
  SLASHED,
  /// Seconds since 1970, with an optional fraction: `1763633472.123`.
  EPOCH_SECONDS,
  /// Milliseconds since 1970.
  EPOCH_MILLIS,
  /// Microseconds since 1970.
  EPOCH_MICROS,
  /// Nanoseconds since 1970.
  EPOCH_NANOS,
  /// 100 ns since 1601-01-01 (Windows FILETIME), decimal.
  FILETIME,
  /// Any of the above or some other common way of writing a time: tried in turn, slow.
  ANY
}
