package io.redoubt.store.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Bytes that are put together, growing. For one thread.
final class Packer {
  private byte[] bytes;
  private int size;

  Packer(int capacity) {
    this.bytes = new byte[Math.max(64, capacity)];
  }

  /// Leaves room for so many bytes and says where.
  int room(int count) {
    int at = size;
    long wanted = size + (long) count;
    if (wanted > bytes.length) {
      long grown = Math.min(Integer.MAX_VALUE - 16, Math.max(wanted, bytes.length * 2L));
      bytes = Arrays.copyOf(bytes, Math.toIntExact(Math.max(grown, wanted)));
    }
    size += count;
    return at;
  }

  Packer put(int value) {
    int at = room(4);
    ByteBuffer.wrap(bytes).putInt(at, value);
    return this;
  }

  Packer put(long value) {
    int at = room(8);
    ByteBuffer.wrap(bytes).putLong(at, value);
    return this;
  }

  Packer put(byte[] value) {
    put(value.length);
    int at = room(value.length);
    System.arraycopy(value, 0, bytes, at, value.length);
    return this;
  }

  Packer put(String text) {
    return put(text.getBytes(StandardCharsets.UTF_8));
  }

  /// Gives back the room behind this place.
  void cut(int to) {
    size = to;
  }

  int size() {
    return size;
  }

  /// The bytes themselves, as far as [#size].
  byte[] array() {
    return bytes;
  }
}
