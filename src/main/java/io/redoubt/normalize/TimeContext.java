package io.redoubt.normalize;

import io.redoubt.event.SourceEntry;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// What is known about the times of one entry before its records are read.
///
/// @param entry the entry, whose name, member time and file time are evidence for years
/// @param zone for records without an offset
/// @param year given by the user for records without a year; null when not given
/// @param setFirst earliest time among the dated records of the whole input set, null when none
/// @param setLast latest time among them
public record TimeContext(
    SourceEntry entry,
    ZoneId zone,
    @Nullable Integer year,
    @Nullable Instant setFirst,
    @Nullable Instant setLast) {

  /// Nothing is known but the entry; the zone is UTC.
  public static TimeContext of(SourceEntry entry) {
    return new TimeContext(entry, ZoneOffset.UTC, null, null, null);
  }
}
