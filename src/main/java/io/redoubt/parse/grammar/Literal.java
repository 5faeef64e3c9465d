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

  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final long BLANKS = ONES * ' ';
  private static final long TABS = ONES * '\t';

  private final byte[] bytes;
  private final long head;
  private final long mask;
  private final long firsts;
  private final long seconds;

  /// The literal of these bytes, not empty.
  Literal(byte[] bytes) {
    this.bytes = bytes;
    long word = 0;
    for (int i = Math.min(bytes.length, Long.BYTES) - 1; i >= 0; i--) {
      word = (word << Byte.SIZE) | (bytes[i] & 0xff);
    }
    this.head = word;
    this.firsts = ONES * (bytes[0] & 0xff);
    this.seconds = ONES * (bytes[Math.min(1, bytes.length - 1)] & 0xff);
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

  /// The last place from `low` to `high` where it stands, less than `low` if nowhere. Behind `high`
  /// there must be as many bytes as it has.
  int last(byte[] buffer, int low, int high) {
    int i = high;
    int beside = bytes.length == 1 ? 0 : 1;
    for (; i - 7 >= low; i -= Long.BYTES) {
      long one = (long) LONG.get(buffer, i - 7) ^ firsts;
      long two = (long) LONG.get(buffer, i - 7 + beside) ^ seconds;
      long both = one | two;
      long hits = (both - ONES) & ~both & HIGHS;
      while (hits != 0) {
        int at = i - (Long.numberOfLeadingZeros(hits) >>> 3);
        if (stands(buffer, at, high + bytes.length)) {
          return at;
        }
        hits &= ~(1L << (63 - Long.numberOfLeadingZeros(hits)));
      }
    }
    while (i >= low && !stands(buffer, i, high + bytes.length)) {
      i--;
    }
    return i;
  }

  /// Index of the first blank or tab in `buffer[from, to)`, or `to`, at least `from`.
  static int blank(byte[] buffer, int from, int to) {
    int i = from;
    for (; i + Long.BYTES <= to; i += Long.BYTES) {
      long word = (long) LONG.get(buffer, i);
      long one = word ^ BLANKS;
      long two = word ^ TABS;
      long hits = (((one - ONES) & ~one) | ((two - ONES) & ~two)) & HIGHS;
      if (hits != 0) {
        return i + (Long.numberOfTrailingZeros(hits) >>> 3);
      }
    }
    while (i < to && buffer[i] != ' ' && buffer[i] != '\t') {
      i++;
    }
    return i;
  }
}
