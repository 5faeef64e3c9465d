package io.redoubt.store.log;

import java.util.List;

/// How a log is.
///
/// @param segments files it consists of
/// @param bytes of them
/// @param first the lowest sequence number that may be kept
/// @param next one more than the highest committed one
/// @param damagedRecords of which it is known that they cannot be read any more
/// @param damage a line for each damaged place, with the file; empty when all is sound
public record LogHealth(
    int segments, long bytes, long first, long next, long damagedRecords, List<String> damage) {
  /// Copies the list.
  public LogHealth {
    damage = List.copyOf(damage);
  }
}
