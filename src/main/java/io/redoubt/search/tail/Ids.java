package io.redoubt.search.tail;

import io.redoubt.event.NumberedIds;
import java.util.OptionalLong;

/// Finds the last records by the ids of their events, without reading any: ids follow from numbers.
/// 8 bytes a record, of as many as were asked for at once. Thread-safe.
final class Ids {
  private static final int TOGETHER = 4096;
  private static final int DIGITS = 16;
  private static final int HEXADECIMAL = 16;

  private final NumberedIds ids;

  /* The first 64 bits of the ids of the numbers from `start` to `end`, each at its number modulo
  the length, which is a power of two. */
  private long[] bits = new long[TOGETHER];
  private long start;
  private long end;

  Ids(NumberedIds ids) {
    this.ids = ids;
  }

  /// The number of the record whose event has this id; empty when it is not among these.
  ///
  /// @param from the lowest number that counts
  /// @param to one more than the highest
  synchronized OptionalLong find(String id, long from, long to) {
    long wanted = wanted(id);
    if (wanted == -1 || from >= to) {
      return OptionalLong.empty();
    }
    within(from, to);
    for (long at = to; at > from; at--) {
      if (at <= start) {
        downwards(Math.max(from, at - TOGETHER));
      }
      if (bits[at(at - 1)] == wanted && ids.id(at - 1).equals(id)) {
        return OptionalLong.of(at - 1);
      }
    }
    return OptionalLong.empty();
  }

  private static long wanted(String id) {
    try {
      return id.length() < DIGITS ? -1 : Long.parseUnsignedLong(id, 0, DIGITS, HEXADECIMAL);
    } catch (NumberFormatException noId) {
      return -1;
    }
  }

  /* Forgets what is below, makes room for all, and has the last ones. */
  private void within(long from, long to) {
    boolean apart = end <= from || start >= to || end > to;
    start = apart ? to : Math.max(start, from);
    end = apart ? to : end;
    if (to - from > bits.length) {
      long[] old = bits;
      bits = new long[Math.toIntExact(Long.highestOneBit(to - from) * 2)];
      for (long at = start; at < end; at++) {
        bits[at(at)] = old[(int) (at & old.length - 1)];
      }
    }
    while (end < to) {
      int many = (int) Math.min(TOGETHER, to - end);
      put(end, ids.bits(end, many));
      end += many;
    }
  }

  private void downwards(long from) {
    put(from, ids.bits(from, (int) (start - from)));
    start = from;
  }

  private void put(long from, long[] made) {
    for (int i = 0; i < made.length; i++) {
      bits[at(from + i)] = made[i];
    }
  }

  private int at(long number) {
    return (int) (number & bits.length - 1);
  }
}
