package io.redoubt.store.index;

import java.lang.foreign.MemorySegment;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/// Reads values of a census, some parts of the hashes at a time. Not thread-safe.
final class CensusCursor {
  private final Census census;
  private final int base;
  private final @Nullable FixedBitSet fitting;
  private long[] hashes = new long[0];
  private int[] starts = new int[1];
  private int[] documents = new int[0];
  private int values;

  /// @param base number of the first document of the segment
  /// @param fitting documents of all segments that count; null for all
  CensusCursor(Census census, int base, @Nullable FixedBitSet fitting) {
    this.census = census;
    this.base = base;
    this.fitting = fitting;
  }

  /// Reads the values between two parts.
  ///
  /// @return how many there are
  int read(int fromPart, int toPart) {
    int from = census.fences()[fromPart];
    values = census.fences()[toPart] - from;
    if (values > hashes.length) {
      hashes = new long[values + values / 4];
      starts = new int[hashes.length + 1];
    }
    MemorySegment.copy(census.hashes(), Census.LONG, (long) Long.BYTES * from, hashes, 0, values);
    MemorySegment.copy(
        census.starts(), Census.INT, (long) Integer.BYTES * from, starts, 0, values + 1);
    count();
    return values;
  }

  /* From where documents begin to how many count. */
  private void count() {
    if (fitting == null) {
      for (int i = 0; i < values; i++) {
        starts[i] = starts[i + 1] - starts[i];
      }
      return;
    }
    int first = starts[0];
    int all = starts[values] - first;
    if (all > documents.length) {
      documents = new int[all + all / 4];
    }
    MemorySegment.copy(
        census.documents(), Census.INT, (long) Integer.BYTES * first, documents, 0, all);
    for (int i = 0; i < values; i++) {
      int counting = 0;
      for (int at = starts[i] - first; at < starts[i + 1] - first; at++) {
        counting += fitting.get(base + documents[at]) ? 1 : 0;
      }
      starts[i] = counting;
    }
  }

  /// Has the values that were read sifted.
  void sift(CensusTable table) {
    table.sift(hashes, starts, values);
  }

  /// Hands them over.
  void take(CensusTable table) {
    table.add(hashes, starts, values);
  }
}
