package io.redoubt.store.log;

import java.util.List;

/// What a log is found to be.
///
/// @param segments those that can be read, in the order in which they were written
/// @param known positions and batch ids
/// @param next the sequence number that comes next
/// @param nextOrdinal the number of the segment that comes next
/// @param continues whether the last segment may be written on; otherwise a new one is begun
/// @param damage what is damaged
record Recovered(
    List<Segment> segments,
    Known known,
    long next,
    long nextOrdinal,
    boolean continues,
    Damage damage) {
  /// Copies the list.
  Recovered {
    segments = List.copyOf(segments);
  }
}
