package io.redoubt.detect.injection;

import java.nio.charset.StandardCharsets;
import java.util.Collection;

/// A set of lower-case words that is asked about bytes, without regard to the case of ASCII
/// letters. Immutable.
final class GlanceWords {
  private static final int SIZE = 4096;

  private final byte[][] table = new byte[SIZE][];

  /* By first and second letter the lengths of the words that begin so: most words end here. */
  private final int[] lengths = new int[1024];

  GlanceWords(Collection<String> words) {
    for (String word : words) {
      byte[] bytes = word.getBytes(StandardCharsets.US_ASCII);
      int at = slot(bytes, 0, bytes.length);
      while (table[at] != null) {
        at = (at + 1) & (SIZE - 1);
      }
      table[at] = bytes;
      lengths[beginning(bytes, 0, bytes.length)] |= 1 << bytes.length;
    }
  }

  boolean contains(byte[] buf, int from, int to) {
    if ((lengths[beginning(buf, from, to)] >>> (to - from) & 1) == 0) {
      return false;
    }
    for (int at = slot(buf, from, to); table[at] != null; at = (at + 1) & (SIZE - 1)) {
      if (same(table[at], buf, from, to)) {
        return true;
      }
    }
    return false;
  }

  /* A word of one letter begins with it twice. Lengths are told apart up to 32, as shifts do. */
  private static int beginning(byte[] buf, int from, int to) {
    return (buf[from] & 31) << 5 | (buf[Math.min(from + 1, to - 1)] & 31);
  }

  private static boolean same(byte[] word, byte[] buf, int from, int to) {
    if (word.length != to - from) {
      return false;
    }
    for (int i = 0; i < word.length; i++) {
      if (word[i] != (buf[from + i] | 0x20)) {
        return false;
      }
    }
    return true;
  }

  private static int slot(byte[] buf, int from, int to) {
    int hash = to - from;
    for (int i = from; i < to; i++) {
      hash = hash * 31 + (buf[i] | 0x20);
    }
    return (hash ^ (hash >>> 12)) & (SIZE - 1);
  }
}
