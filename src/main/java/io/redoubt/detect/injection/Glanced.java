package io.redoubt.detect.injection;

import java.util.Arrays;

/// Where in the buffers of one event [Glance] saw nothing, for the fields that hold a part of that.
/// Used again for the next event; not thread-safe.
final class Glanced {
  private static final int MOST = 16;
  private static final byte[] NONE = new byte[0];

  private final byte[][] buffers = new byte[MOST][];
  private final int[] starts = new int[MOST];
  private final int[] ends = new int[MOST];
  private int size;

  Glanced() {
    Arrays.fill(buffers, NONE);
  }

  /// Forgets all.
  void clear() {
    size = 0;
  }

  /// Nothing was seen here.
  void add(byte[] buffer, int start, int length) {
    if (size < MOST) {
      buffers[size] = buffer;
      starts[size] = start;
      ends[size++] = start + length;
    }
  }

  /// Whether nothing can be seen here, as nothing was seen in a text around it: its words are words
  /// of that, for none is cut in two at its ends, nor a `%41`.
  @SuppressWarnings("ReferenceEquality") // the very buffer is meant
  boolean covers(byte[] buffer, int start, int length) {
    int end = start + length;
    for (int i = 0; i < size; i++) {
      if (buffers[i] == buffer
          && starts[i] <= start
          && end <= ends[i]
          && (starts[i] == start || begins(buffer, starts[i], start))
          && (ends[i] == end || !letter(buffer[end]))) {
        return true;
      }
    }
    return false;
  }

  private static boolean begins(byte[] buffer, int from, int start) {
    byte before = buffer[start - 1];
    return !letter(before) && before != '%' && (start - 2 < from || buffer[start - 2] != '%');
  }

  private static boolean letter(byte c) {
    int lower = c | 0x20;
    return lower >= 'a' && lower <= 'z';
  }
}
