package io.redoubt.parse.evtx;

/// Reads forward in a range and never leaves it: what is not there reads as zero and makes the
/// cursor [#broken]. Not thread-safe.
final class Cursor {
  private final byte[] buffer;
  private final int to;
  private int at;
  private boolean broken;

  Cursor(byte[] buffer, int from, int to) {
    this.buffer = buffer;
    this.at = from;
    this.to = to;
  }

  byte[] buffer() {
    return buffer;
  }

  int at() {
    return at;
  }

  int left() {
    return to - at;
  }

  /// Whether something was read that is not there.
  boolean broken() {
    return broken;
  }

  /// Makes the cursor broken.
  void fail() {
    broken = true;
    at = to;
  }

  /// Moves over `size` bytes and returns where they begin.
  int skip(long size) {
    int from = at;
    if (size < 0 || size > to - at) {
      fail();
      return from;
    }
    at += (int) size;
    return from;
  }

  int u8() {
    int from = skip(1);
    return broken ? 0 : LittleEndian.u8(buffer, from);
  }

  int u16() {
    int from = skip(2);
    return broken ? 0 : LittleEndian.u16(buffer, from);
  }

  long u32() {
    int from = skip(4);
    return broken ? 0 : LittleEndian.u32(buffer, from);
  }
}
