package io.redoubt.parse.grammar;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/* Its first eight bytes are compared as one number, which settles most places where it does not
 * stand; only longer ones look at the rest.
 */
/// A text that is looked for in bytes. Immutable and thread-safe.
final class Literal {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] bytes;
  private final long head;
  private final long mask;

  /// The literal of these bytes, not empty.
  Literal(byte[] bytes) {
    this.bytes = bytes;
    long word = 0;
    for (int i = Math.min(bytes.length, Long.BYTES) - 1; i >= 0; i--) {
      word = (word << Byte.SIZE) | (bytes[i] & 0xff);
    }
    this.head = word;
    this.mask = bytes.length >= Long.BYTES ? -1L : (1L << (Byte.SIZE * bytes.length)) - 1;
  }

  /// The literal of this text.
  static Literal of(String text) {
    return new Literal(text.getBytes(StandardCharsets.UTF_8));
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return bytes.length;
  }

  int first() {
    return bytes[0];
  }

  /// Whether `buffer[from, to)` begins with it.
  boolean stands(byte[] buffer, int from, int to) {
    if (to - from < bytes.length) {
      return false;
    }
    int compared = 0;
    if (from + Long.BYTES <= buffer.length) {
      if ((((long) LONG.get(buffer, from) ^ head) & mask) != 0) {
        return false;
      }
      compared = Long.BYTES;
    }
    for (int i = compared; i < bytes.length; i++) {
      if (buffer[from + i] != bytes[i]) {
        return false;
      }
    }
    return true;
  }
}
