package io.redoubt.detect.injection;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// A look at the words of a text that tells nearly all harmless ones. Immutable, thread-safe.
final class Glance {
  private static final int FOREIGN = 12;
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH = 0x8080808080808080L;
  private static final long LOW = ~HIGH;
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final GlanceWords words;

  /// Looks for these words.
  Glance(GlanceWords words) {
    this.words = words;
  }

  /* Eight bytes at a time: where letters begin and end is where the mask of the letters differs from
   * itself, moved on by one.
   */
  /// Whether there are two words of the lexicon, or a good deal of text in another script.
  boolean strikes(byte[] buf, int from, int length) {
    int end = from + length;
    int foreign = 0;
    int known = 0;
    int word = -1;
    long before = 0;
    for (int i = from; i < end; i += Long.BYTES) {
      long eight = i + Long.BYTES <= end ? (long) LONG.get(buf, i) : rest(buf, i, end);
      if (percent(eight)) {
        return byByte(buf, from, length);
      }
      foreign += Long.bitCount(eight & HIGH);
      long letters = letters(eight);
      long edges = letters ^ (letters << 8 | before);
      before = letters >>> 56;
      for (; edges != 0; edges &= edges - 1) {
        int at = i + (Long.numberOfTrailingZeros(edges) >>> 3);
        if (word < 0) {
          word = at;
        } else {
          known += words.contains(buf, word, at) ? 1 : 0;
          word = -1;
        }
      }
      if (known >= 2 || foreign >= FOREIGN) {
        return true;
      }
    }
    return word >= 0 && known == 1 && words.contains(buf, word, end);
  }

  private static long rest(byte[] buf, int from, int end) {
    long rest = 0;
    for (int i = from; i < end; i++) {
      rest |= (buf[i] & 0xffL) << ((i - from) * 8);
    }
    return rest;
  }

  private static boolean percent(long eight) {
    long x = eight ^ ('%' * ONES);
    return ((x - ONES) & ~x & HIGH) != 0;
  }

  /* The high bit of every byte that is an ASCII letter. */
  private static long letters(long eight) {
    long lower = (eight | 0x20 * ONES) & LOW;
    long fromA = lower + (0x80 - 'a') * ONES;
    long beyondZ = lower + (0x80 - 'z' - 1) * ONES;
    return fromA & ~beyondZ & ~eight & HIGH;
  }

  /// The same, byte by byte; what is written as `%41` belongs to no word.
  boolean byByte(byte[] buf, int from, int length) {
    int foreign = 0;
    int known = 0;
    int end = from + length;
    for (int i = from; i < end; ) {
      int c = buf[i];
      if (letter(c)) {
        int to = i + 1;
        while (to < end && letter(buf[to])) {
          to++;
        }
        known += words.contains(buf, i, to) ? 1 : 0;
        i = to;
      } else {
        foreign += c < 0 ? 1 : 0;
        i += c == '%' ? 3 : 1;
      }
      if (known >= 2 || foreign >= FOREIGN) {
        return true;
      }
    }
    return false;
  }

  private static boolean letter(int c) {
    int lower = c | 0x20;
    return lower >= 'a' && lower <= 'z';
  }
}
