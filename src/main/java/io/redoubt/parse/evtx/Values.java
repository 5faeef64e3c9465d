package io.redoubt.parse.evtx;

import java.util.Arrays;

/// The values that a record gives to its template. Used again for the next record, not thread-safe.
final class Values {
  private int[] from = new int[32];
  private int[] size = new int[32];
  private int[] type = new int[32];
  private int count;

  /// Reads the number of values, their sizes and types, and where they lie; a size that does not
  /// fit breaks the cursor, and the values before it count.
  void read(Cursor in) {
    long wanted = in.u32();
    count = 0;
    if (wanted > in.left() / 4) {
      in.fail();
      return;
    }
    reserve((int) wanted);
    for (int i = 0; i < wanted; i++) {
      size[i] = in.u16();
      type[i] = in.u8();
      in.skip(1);
    }
    for (int i = 0; i < wanted; i++) {
      from[i] = in.skip(size[i]);
      if (in.broken()) {
        return;
      }
      count++;
    }
  }

  /// Whether there is no such value, or it is null.
  boolean absent(int i) {
    return i >= count || type[i] == ValueType.NULL;
  }

  int type(int i) {
    return i < count ? type[i] : ValueType.NULL;
  }

  int from(int i) {
    return from[i];
  }

  int size(int i) {
    return size[i];
  }

  private void reserve(int wanted) {
    if (wanted > from.length) {
      from = Arrays.copyOf(from, wanted);
      size = Arrays.copyOf(size, wanted);
      type = Arrays.copyOf(type, wanted);
    }
  }
}
