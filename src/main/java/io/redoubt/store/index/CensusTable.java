package io.redoubt.store.index;

import java.util.Arrays;

/// Adds up how often values came, of a stretch of hashes, where that is often enough. They are
/// sifted first, as in [NumberCounts], but by counters in the order of the hashes: those who read
/// in that order go over the counters from one to the next. Filled anew for each stretch; not
/// thread-safe.
final class CensusTable {
  /* Counters for each value, so that hardly any shares one. */
  private static final int ROOM = 8;

  private final NumberCounts table = new NumberCounts();
  private byte[] sieve = new byte[0];
  private int shift;
  private long first;
  private int enough;
  private boolean passed;

  /// Forgets all.
  ///
  /// @param values how many there are, those of several segments as often
  /// @param atLeast how often a value has to come to be of interest, at least 1
  /// @param fromPart part of the hashes with which the stretch begins
  /// @param toPart the one behind it
  void clear(int values, int atLeast, int fromPart, int toPart) {
    int parts = toPart - fromPart;
    long each = Math.max(1, (long) ROOM * values / parts);
    int bits = Long.SIZE - 1 - Long.numberOfLeadingZeros(each);
    shift = Census.PART_SHIFT - bits;
    first = (long) (fromPart - Census.PARTS / 2) << bits;
    sieve = cleared(sieve, parts << bits);
    enough = Math.min(Byte.MAX_VALUE, atLeast);
    passed = false;
    table.clear(atLeast);
  }

  private static byte[] cleared(byte[] before, int size) {
    if (size > before.length) {
      return new byte[size + size / 4];
    }
    Arrays.fill(before, 0, size, (byte) 0);
    return before;
  }

  /// Values with how often each came; all have to be sifted before any is added.
  void sift(long[] hashes, int[] events, int values) {
    byte[] counters = sieve;
    for (int i = 0; i < values; i++) {
      int at = (int) ((hashes[i] >> shift) - first);
      counters[at] = (byte) Math.min(Byte.MAX_VALUE, (long) counters[at] + events[i]);
    }
  }

  /// What was sifted, once more.
  void add(long[] hashes, int[] events, int values) {
    byte[] counters = sieve;
    for (int i = 0; i < values; i++) {
      int at = (int) ((hashes[i] >> shift) - first);
      if (counters[at] >= enough) {
        if (events[i] > 0) {
          table.add(hashes[i], events[i]);
        }
      } else {
        passed |= events[i] > 0;
      }
    }
  }

  /// Hands over those of interest, in no order.
  void each(NumberCounts.Taker taker) {
    if (passed) {
      taker.passedOver();
    }
    table.each(taker);
  }
}
