package io.redoubt.normalize;

import io.redoubt.event.SourceEntry;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// What is known about the times of one entry before its records are read.
///
/// @param entry the entry, whose name, member time and file time are evidence for years
/// @param zone given by the user for records without an offset; null when not given: then UTC is
///     taken and such times are marked as zone assumed
/// @param year given by the user for records without a year; null when not given
/// @param setFirst earliest time among the dated records of the input set, null when none
/// @param setLast latest time among them
public record TimeContext(
    SourceEntry entry,
    @Nullable ZoneId zone,
    @Nullable Integer year,
    @Nullable Instant setFirst,
    @Nullable Instant setLast) {

  /// Nothing is known but the entry.
  public static TimeContext of(SourceEntry entry) {
    return new TimeContext(entry, null, null, null, null);
  }
}
