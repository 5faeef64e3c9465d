package io.redoubt.ingest.net;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// The bytes of one connection that are read and not yet cut into records. Small while the
/// connection is silent; grows while much comes at once, as far as there is room. Not thread-safe.
final class Inflow {
  static final int LEAST = 8 << 10;
  private static final int USUAL = 512 << 10;
  private static final int COPIES = 3;

  private final Room room;
  private final int longest;
  private final int usual;
  private byte[] bytes = new byte[LEAST];
  private int from;
  private int to;

  /// @param longest bytes that may be held of one record
  Inflow(Room room, int longest) {
    this.room = room;
    this.longest = Math.max(longest, LEAST);
    usual = Math.min(USUAL, this.longest);
  }

  byte[] bytes() {
    return bytes;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  /// Says that everything before this is consumed.
  void consumed(int before) {
    from = before;
    if (from == to) {
      from = 0;
      to = 0;
    }
  }

  boolean isEmpty() {
    return from == to;
  }

  /// Reads once, waiting for the first byte, into what is free; false at the end of the stream.
  boolean read(InputStream in) throws IOException {
    int read = in.read(bytes, to, bytes.length - to);
    to += Math.max(read, 0);
    return read >= 0;
  }

  /// Makes place behind what is held; false when there can be none: the record is too long or the
  /// room is used up.
  boolean place(int wanted) {
    if (bytes.length - to > 0 && bytes.length - to >= Math.min(wanted, usual)) {
      return true;
    }
    if (from > 0) {
      System.arraycopy(bytes, from, bytes, 0, to - from);
      to -= from;
      from = 0;
    }
    int size = Math.max(usual, bytes.length < longest && to == bytes.length ? longest : 0);
    int target = (int) Math.min(size, Math.max(2L * bytes.length, to + (long) wanted));
    if (target > bytes.length) {
      resize(target);
    }
    return to < bytes.length;
  }

  /// Gives back what a silent connection does not need.
  void rest() {
    if (isEmpty() && bytes.length > LEAST) {
      release();
    }
  }

  private void resize(int size) {
    if (room.take((long) COPIES * (size - bytes.length))) {
      bytes = Arrays.copyOf(bytes, size);
    }
  }

  /// Gives back everything.
  void release() {
    room.giveBack((long) COPIES * (bytes.length - LEAST));
    bytes = new byte[LEAST];
    from = 0;
    to = 0;
  }
}
