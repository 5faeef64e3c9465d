package io.redoubt.detect.sigma.match;

import org.jspecify.annotations.Nullable;

/// What is known of events of one kind whose every text is looked at for the same literals. Not
/// thread-safe.
final class Whole {
  /// Whether a quick look says that there are none.
  final Habit habit = new Habit();

  /* By cell: the constant that has none. */
  private final byte[] @Nullable [] without;

  /// For events of so many cells.
  Whole(int cells) {
    without = new byte[cells] @Nullable [];
  }

  /// Whether the constant that a cell holds is known to have none.
  @SuppressWarnings("ReferenceEquality") // asks for the very bytes
  boolean without(int cell, byte[] constant) {
    return without[cell] == constant;
  }

  /// Remembers that the constant has none.
  void none(int cell, byte[] constant) {
    without[cell] = constant;
  }
}
