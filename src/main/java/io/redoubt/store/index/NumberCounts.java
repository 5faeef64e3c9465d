package io.redoubt.store.index;

import java.util.Arrays;

/// How often numbers came, of a stretch of them, where that is often enough. They are sifted first:
/// small counters, of which several numbers may share one, tell of most that they come too rarely
/// (Estan and Varghese 2002, *New directions in traffic measurement and accounting*), so that few
/// need a place in the table. Filled anew for each stretch; not thread-safe.
final class NumberCounts {
  private static final int SMALLEST = 1 << 12;

  /* Below it so many numbers pass that to sift them costs more than it saves. */
  private static final int SIFTED = 8;

  private long[] numbers = new long[SMALLEST];
  private int[] counts = new int[SMALLEST];
  private int mask = SMALLEST - 1;
  private int kept;
  private byte[] sieve = new byte[SMALLEST];
  private int sieveMask = SMALLEST - 1;
  private boolean sifted;
  private int enough;
  private int least;
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

  /// Forgets all.
  ///
  /// @param most runs that are sifted
  /// @param atLeast how often a number has to come to be of interest, at least 1
  void clear(int most, int atLeast) {
    clear(atLeast);
    sifted = atLeast >= SIFTED;
    int size = Math.max(SMALLEST, Integer.highestOneBit(Math.max(1, most)) << 1);
    if (size != sieve.length) {
      sieve = new byte[size];
      sieveMask = size - 1;
    }
    Arrays.fill(sieve, (byte) 0);
  }

  /// Forgets all; what is added next was sifted elsewhere.
  ///
  /// @param atLeast how often a number has to come to be of interest, at least 1
  void clear(int atLeast) {
    least = atLeast;
    enough = Math.min(Byte.MAX_VALUE, atLeast);
    sifted = false;
    Arrays.fill(numbers, PointKind.NONE);
    Arrays.fill(counts, 0);
    kept = 0;
    all = 0;
  }

  /// One more time, or more often; each has to be sifted before any is added.
  void sift(long number, int events) {
    if (!sifted) {
      return;
    }
    int at = hash(number) & sieveMask;
    sieve[at] = (byte) Math.min(Byte.MAX_VALUE, sieve[at] + (long) events);
  }

  /// What was sifted, once more.
  void add(long number, int events) {
    all += events;
    int hash = hash(number);
    if (sifted && sieve[hash & sieveMask] < enough) {
      return;
    }
    int at = place(number, hash);
    if (numbers[at] != number) {
      numbers[at] = number;
      kept++;
    }
    counts[at] += events;
    if (kept > numbers.length / 2) {
      grow();
    }
  }

  private static int hash(long number) {
    return (int) ((number * 0x9E3779B97F4A7C15L) >>> 32);
  }

  private int place(long number, int hash) {
    int at = hash & mask;
    while (numbers[at] != number && numbers[at] != PointKind.NONE) {
      at = at + 1 & mask;
    }
    return at;
  }

  private void grow() {
    long[] before = numbers;
    int[] countsBefore = counts;
    numbers = new long[before.length * 2];
    counts = new int[before.length * 2];
    mask = numbers.length - 1;
    Arrays.fill(numbers, PointKind.NONE);
    for (int i = 0; i < before.length; i++) {
      if (before[i] != PointKind.NONE) {
        int at = place(before[i], hash(before[i]));
        numbers[at] = before[i];
        counts[at] = countsBefore[i];
      }
    }
  }

  /// Hands over those of interest, in no order.
  void each(Taker taker) {
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
