package io.redoubt.store.log;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// What a [Packer] put together, taken apart in the same order.
///
/// Every method throws `BufferUnderflowException` where the bytes end too early.
record Unpacker(ByteBuffer in) {
  static Unpacker of(byte[] bytes, int from, int to) {
    return new Unpacker(ByteBuffer.wrap(bytes, from, to - from));
  }

  int number() {
    return in.getInt();
  }

  long large() {
    return in.getLong();
  }

  /// A count of things that take at least so many bytes each.
  int count(int least) {
    int count = in.getInt();
    if (count < 0 || (long) count * least > in.remaining()) {
      throw new BufferUnderflowException();
    }
    return count;
  }

  byte[] bytes() {
    byte[] bytes = new byte[count(1)];
    in.get(bytes);
    return bytes;
  }

  String text() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  /// Passes over so many bytes and says where they began.
  int skip(int count) {
    if (count < 0 || count > in.remaining()) {
      throw new BufferUnderflowException();
    }
    int at = in.position();
    in.position(at + count);
    return at;
  }
}
