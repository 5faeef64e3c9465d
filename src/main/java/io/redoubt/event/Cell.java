package io.redoubt.event;

import org.jspecify.annotations.Nullable;

/// How an event keeps a value: one `long` of offset (30 bits), kind (4 bits) and length (30 bits).
/// Offsets count from the start of the record, or of the side text for derived values.
final class Cell {
  /// UTF-8 text.
  static final int TEXT = 0;

  /// UTF-8 text with JSON escapes, undone when read.
  static final int ESCAPED = 1;

  /// Digits of a number, as written.
  static final int NUMBER = 2;

  /// `true` or `false`, as written.
  static final int BOOL = 3;

  /// A constant; the offset is its index in [Constant].
  static final int CONSTANT = 4;

  /// Added to a span kind when the span lies in the side text.
  static final int SIDE = 8;

  static final long[] NONE = new long[0];

  private static final int WIDTH = 30;
  private static final int OFFSET = 34;
  private static final int MASK = (1 << WIDTH) - 1;
  private static final long BASIC_KIND = 7L << WIDTH;
  private static final int NARROW = 14;
  private static final int NARROW_OFFSET = 18;
  private static final int NARROW_MASK = (1 << NARROW) - 1;
  private static final long WIDE_MASK = MASK ^ NARROW_MASK;
  private static final long TOO_WIDE = (WIDE_MASK << OFFSET) | WIDE_MASK;

  private Cell() {}

  static long pack(int kind, int offset, int length) {
    return ((long) offset << OFFSET) | ((long) kind << WIDTH) | length;
  }

  static int kind(long cell) {
    return (int) (cell >>> WIDTH) & 15;
  }

  /// Whether its text is not a part of the record as it is.
  static boolean apart(long cell) {
    int kind = kind(cell);
    return kind == ESCAPED || kind >= CONSTANT;
  }

  static int offset(long cell) {
    return (int) (cell >>> OFFSET);
  }

  static int length(long cell) {
    return (int) cell & MASK;
  }

  /// The same span, read as another kind of span.
  static long as(long cell, int kind) {
    return (cell & ~BASIC_KIND) | ((long) kind << WIDTH);
  }

  /// The cells in half the room, with 14 bits each for offset and length, as most events allow;
  /// null where one of the first `size` needs more.
  ///
  /// @param reach all bits that are set in any of the cells
  static int @Nullable [] narrow(long[] cells, int size, long reach) {
    if ((reach & TOO_WIDE) != 0) {
      return null;
    }
    int[] narrow = new int[size];
    for (int i = 0; i < size; i++) {
      long cell = cells[i];
      narrow[i] = (int) (cell >>> (WIDTH - NARROW)) | ((int) cell & NARROW_MASK);
    }
    return narrow;
  }

  /// The cell that was made narrow.
  static long wide(int narrow) {
    return pack((narrow >>> NARROW) & 15, narrow >>> NARROW_OFFSET, narrow & NARROW_MASK);
  }
}
