package io.redoubt.bench.benign;

/// A part of what a fleet does in a day.
interface Scene {
  /// Writes what happens on this day.
  void play(Day day, Fleet fleet);
}
