package io.redoubt.store.index;

import java.util.Arrays;

/// How often numbers came, of a stretch of them. Filled anew for each stretch; not thread-safe.
final class NumberCounts {
  private static final int SMALLEST = 1 << 12;

  private long[] numbers = new long[SMALLEST];
  private int[] counts = new int[SMALLEST];
  private int mask = SMALLEST - 1;
  private long all;

  /// Takes numbers with how often they came.
  interface Taker {
    /// How often a number has to come to be of interest, at least 1; asked of each stretch.
    int least();

    /// Takes one.
    void take(long number, int events);

    /// There were some of less interest.
    void passedOver();
  }

  /// Forgets all, and has room for so many numbers.
  void clear(int most) {
    int size = Math.max(SMALLEST, Integer.highestOneBit(Math.max(1, most)) << 2);
    if (size != numbers.length) {
      numbers = new long[size];
      counts = new int[size];
      mask = size - 1;
    }
    Arrays.fill(numbers, PointKind.NONE);
    Arrays.fill(counts, 0);
    all = 0;
  }

  /// One more time, or more often.
  void add(long number, int events) {
    int at = (int) ((number * 0x9E3779B97F4A7C15L) >>> 32) & mask;
    while (numbers[at] != number && numbers[at] != PointKind.NONE) {
      at = at + 1 & mask;
    }
    numbers[at] = number;
    counts[at] += events;
    all += events;
  }

  /// Hands over those of interest, in no order.
  void each(Taker taker) {
    int least = taker.least();
    long rest = all;
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] >= least) {
        rest -= counts[i];
        taker.take(numbers[i], counts[i]);
      }
    }
    if (rest > 0) {
      taker.passedOver();
    }
  }
}
