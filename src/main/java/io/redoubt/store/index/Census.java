package io.redoubt.store.index;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/// All values of one field in one segment, in the order of their hashes, with the documents that
/// have each: what several segments have of a value is added up in one pass over all of them.
/// Values whose hashes lie beyond a slice are in others. Immutable; thread-safe.
///
/// @param hashes 8 bytes a value, ascending; see {@link #hash}
/// @param places 4 bytes a value: which it is of the terms in their order, 0 for points; empty
///     where there are no terms
/// @param starts 4 bytes a value, and at the end: where its documents begin
/// @param documents 4 bytes each
/// @param fences where each part of the hashes begins; the last is the number of values
/// @param texts each [#SAMPLED]th of the terms in their order
record Census(
    MemorySegment hashes,
    MemorySegment places,
    MemorySegment starts,
    MemorySegment documents,
    int[] fences,
    Texts texts) {
  /// Parts of equal width of all hashes.
  static final int PARTS = 1 << 12;

  /// Terms from one of which the text is kept to the next.
  static final int SAMPLED = 128;

  /// Bits of a hash beside those that tell its part.
  static final int PART_SHIFT = Long.SIZE - 12;

  static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
  static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;

  private static final int KIND_BITS = 2;
  private static final long KIND = (1 << KIND_BITS) - 1;
  private static final int SEED = 104_729;

  /* Any odd number has an inverse modulo a power of two; this is 2^64 by the golden ratio. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;
  private static final long GATHER = inverse(SPREAD);

  /// Texts of some values.
  ///
  /// @param ends 4 bytes each: where it ends in the bytes
  record Texts(MemorySegment ends, MemorySegment bytes) {
    /// One of them.
    BytesRef get(int sample) {
      int from = sample == 0 ? 0 : ends.get(INT, Integer.BYTES * (sample - 1L));
      int to = ends.get(INT, (long) Integer.BYTES * sample);
      return new BytesRef(bytes.asSlice(from, to - from).toArray(ValueLayout.JAVA_BYTE));
    }
  }

  /// Of a value that is a term: its lowest bits say so.
  static long hash(BytesRef term) {
    long hash = StringHelper.murmurhash3_x64_128(term.bytes, term.offset, term.length, SEED)[0];
    long freed = hash << KIND_BITS;
    return freed == Long.MIN_VALUE ? 0 : freed;
  }

  /// Of a value that is a point: the number can be told from it.
  static long hash(PointKind kind, long number) {
    return ((number * SPREAD) << KIND_BITS) | (kind.ordinal() + 1);
  }

  /// Whether it is that of a term.
  static boolean term(long hash) {
    return (hash & KIND) == 0;
  }

  /// The kind of point whose hash it is.
  static PointKind kind(long hash) {
    return (hash & KIND) == PointKind.WHOLE.ordinal() + 1 ? PointKind.WHOLE : PointKind.ADDRESS;
  }

  /// The number whose hash it is; numbers have fewer bits than are left of it.
  static long number(long hash) {
    return (((hash >>> KIND_BITS) * GATHER) << KIND_BITS) >> KIND_BITS;
  }

  /// The part in which a hash lies.
  static int part(long hash) {
    return (int) (hash >> PART_SHIFT) + PARTS / 2;
  }

  /* Newton: each step doubles the bits that are right, of which there are three at first. */
  private static long inverse(long odd) {
    long inverse = odd;
    for (int bits = 3; bits < Long.SIZE; bits *= 2) {
      inverse *= 2 - odd * inverse;
    }
    return inverse;
  }

  /// How many values there are.
  int size() {
    return fences[PARTS];
  }

  /// Where the value with this hash stands; -1 when there is none.
  int at(long hash) {
    int part = part(hash);
    int low = fences[part];
    int high = fences[part + 1] - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      long there = hashes.get(LONG, (long) Long.BYTES * middle);
      if (there == hash) {
        return middle;
      }
      if (there < hash) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  /// Which of the terms in their order the value there is.
  int place(int at) {
    return places.get(INT, (long) Integer.BYTES * at);
  }
}
