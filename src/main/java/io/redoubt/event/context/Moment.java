package io.redoubt.event.context;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A row of a timeline: events alike, told once.
///
/// @param first when the first of them happened; null when none has a usable time
/// @param last when the last of them did
/// @param count how many, at least 1
/// @param what what they are, in words, with values of records in them: hostile text possible
/// @param eventId of the first
/// @param path the input it came from
/// @param line 1-based line of it; 0 when it has none
/// @param record its record number; -1 when it has none
public record Moment(
    @Nullable Instant first,
    @Nullable Instant last,
    long count,
    String what,
    String eventId,
    String path,
    long line,
    long record) {}
