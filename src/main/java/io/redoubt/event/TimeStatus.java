package io.redoubt.event;

/// How much an event's time can be trusted. The present moment is never a substitute.
public enum TimeStatus {
  /// Date, year and offset stand in the record, or the format defines the zone.
  OK("ok"),
  /// The record has no offset; the assumed zone was used.
  ZONE_ASSUMED("zone_assumed"),
  /// The record has no year; it was inferred from other evidence.
  INFERRED("inferred"),
  /// The record has no year and nothing tells it; the instant orders records but is not printed.
  YEAR_UNKNOWN("year_unknown"),
  /// There is a time, but it cannot be read.
  UNPARSABLE("unparsable"),
  /// The record carries no time.
  ABSENT("absent");

  private final String id;

  TimeStatus(String id) {
    this.id = id;
  }

  /// As printed in `redoubt.time.status`.
  public String id() {
    return id;
  }

  /// Whether the instant is a point on the real time line, fit for `@timestamp` and for windows.
  public boolean dated() {
    return this == OK || this == ZONE_ASSUMED || this == INFERRED;
  }
}
