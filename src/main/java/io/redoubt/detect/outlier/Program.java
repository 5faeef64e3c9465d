package io.redoubt.detect.outlier;

/// The command lines of one program: how long they are, how mixed, and the longest of them. Not
/// thread-safe.
final class Program {
  /// Command lines that are kept to be told.
  static final int KEPT = 4;

  private static final double OCTAVE_PART = 0.25;
  private static final double BIT_PART = 0.125;

  private final Spread lengths = new Spread(OCTAVE_PART);
  private final Spread entropies = new Spread(BIT_PART);
  private final Largest longest = new Largest(KEPT);

  /// Logarithms of lengths, to the base of 2.
  Spread lengths() {
    return lengths;
  }

  /// Bits for each character.
  Spread entropies() {
    return entropies;
  }

  Largest longest() {
    return longest;
  }

  void merge(Program other) {
    lengths.merge(other.lengths);
    entropies.merge(other.entropies);
    longest.merge(other.longest);
  }
}
