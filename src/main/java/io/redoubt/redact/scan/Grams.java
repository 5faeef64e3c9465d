package io.redoubt.redact.scan;

/// Which three characters words begin with, or end with that have only two: one bit for each three
/// classes of characters, few enough to stay near. Immutable once its words are added.
final class Grams {
  /// How many characters a gram has.
  static final int LENGTH = 3;

  private final int shift;
  private final int mask;
  private final long[] bits;

  /// @param shift bits of a class
  Grams(int shift) {
    this.shift = shift;
    this.mask = (1 << (shift * LENGTH)) - 1;
    this.bits = new long[Math.max(1, (mask + 1) / Long.SIZE)];
  }

  /// The gram of another character behind this one.
  int next(int gram, int of) {
    return ((gram << shift) | of) & mask;
  }

  /// The class of one of its characters, counted from the last.
  int of(int gram, int place) {
    return (gram >> (shift * place)) & ((1 << shift) - 1);
  }

  /// A word begins so.
  void add(int gram) {
    bits[gram >> 6] |= 1L << gram;
  }

  /// A word is these two, whatever stands before it.
  void addEnd(int first, int second) {
    for (int before = 0; before < 1 << shift; before++) {
      add(next(next(before, first), second));
    }
  }

  /// Whether a word begins so, or ends so that has only two.
  boolean has(int gram) {
    return (bits[gram >> 6] & (1L << gram)) != 0;
  }
}
