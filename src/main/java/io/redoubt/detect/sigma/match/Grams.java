package io.redoubt.detect.sigma.match;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// Says of most bytes that none of some ASCII texts stands in them, by a look at four of them every
/// few bytes (at three, where a text has no more): of a part of each text all fours are known that
/// such a look can meet. Where one comes, the whole part is looked for. Immutable, thread-safe.
///
/// For bytes with escapes of JSON the part has no signs that are written in another way there, so
/// that they do not matter, but for those that stand for a letter by its number.
final class Grams {
  private static final int FOUR = 4;
  private static final int THREE = 3;

  /* With longer steps more fours would be known, and met by chance. */
  private static final int LONGEST_STEP = 6;

  private static final int WORDS = 1024;
  private static final int PLACES = 512;
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /* Makes small letters of capitals, and other signs of some others, which does no harm. */
  private static final int FOLD = 0x20202020;
  private static final long TOPS = 0x8080808080808080L;
  private static final long ONES = 0x0101010101010101L;
  private static final long BACKSLASHES = ONES * '\\';
  private static final long NUMBERS = ONES * 'u';

  /* Letters from the most common on. */
  private static final String COMMON = "etaoinsrhldcumfpgwybvkxjqz";

  private final int size;
  private final int mask;
  private final int step;
  private final long[] known = new long[WORDS];
  private final long[] sure = new long[WORDS];

  /* Parts of texts, one beginning at each multiple of their length. */
  private final byte[] parts;

  /* By some bits of a four: the last place in parts that has it, counted from 1, and by that place
   * the one before.
   */
  private final int[] last = new int[PLACES];
  private final int[] before;
  private final int length;

  private Grams(int length, int count) {
    this.length = length;
    this.size = Math.min(length, FOUR);
    this.mask = size == FOUR ? -1 : 0xFFFFFF;
    this.step = length - size + 1;
    this.parts = new byte[length * count + FOUR - size];
    this.before = new int[length * count];
  }

  /// For these texts, folded; null where one of them has no part that is long enough.
  ///
  /// @param escapes whether the bytes may have escapes of JSON
  static @Nullable Grams of(Collection<String> texts, boolean escapes) {
    int shortest = LONGEST_STEP + FOUR - 1;
    for (String text : texts) {
      int longest = 0;
      for (int i = 0; i < text.length(); i++) {
        longest = Math.max(longest, plain(text, i, escapes));
      }
      shortest = Math.min(shortest, longest);
    }
    if (shortest < THREE) {
      return null;
    }
    Grams grams = new Grams(shortest, texts.size());
    int begin = 0;
    for (String text : texts) {
      grams.add(text, rarest(text, shortest, escapes), begin);
      begin += shortest;
    }
    return grams;
  }

  /* How many signs from here on look the same inside JSON. */
  private static int plain(String text, int from, boolean escapes) {
    int i = from;
    while (i < text.length()
        && text.charAt(i) >= ' '
        && text.charAt(i) < 128
        && !(escapes && "\\\"/".indexOf(text.charAt(i)) >= 0)) {
      i++;
    }
    return i - from;
  }

  /* Where the part begins whose signs are the rarest. */
  private static int rarest(String text, int length, boolean escapes) {
    int best = -1;
    int most = -1;
    for (int i = 0; i + length <= text.length(); i++) {
      if (plain(text, i, escapes) >= length) {
        int rarity = 0;
        for (int k = i; k < i + length; k++) {
          int common = COMMON.indexOf(text.charAt(k));
          rarity += common < 0 ? COMMON.length() : common;
        }
        best = rarity > most ? i : best;
        most = Math.max(most, rarity);
      }
    }
    return best;
  }

  private void add(String text, int from, int begin) {
    for (int i = 0; i < length; i++) {
      parts[begin + i] = (byte) (text.charAt(from + i) | 0x20);
    }
    for (int place = begin; place < begin + step; place++) {
      int four = (int) INT.get(parts, place) & mask;
      int one = one(four);
      int other = other(four);
      known[one >>> 6] |= 1L << one;
      sure[other >>> 6] |= 1L << other;
      before[place] = last[one & PLACES - 1];
      last[one & PLACES - 1] = place + 1;
    }
  }

  private static int one(int four) {
    return (four * 0x9E3779B1) >>> 16;
  }

  private static int other(int four) {
    return ((four ^ four >>> 15) * 0x85EBCA6B) >>> 16;
  }

  /// Whether one of the texts may stand in the bytes, in any case: false is sure as long as they
  /// are [#plain].
  boolean mayStand(byte[] buffer, int from, int count) {
    int last = from + count - size;
    for (int i = from; i <= last; i += step) {
      int bytes = i + FOUR <= buffer.length ? (int) INT.get(buffer, i) : atEnd(buffer, i);
      int four = (bytes | FOLD) & mask;
      int one = one(four);
      if ((known[one >>> 6] >>> one & 1) != 0 && stands(four, one, buffer, i, from, from + count)) {
        return true;
      }
    }
    return false;
  }

  private static int atEnd(byte[] buffer, int at) {
    return (buffer[at] & 0xFF) | (buffer[at + 1] & 0xFF) << 8 | (buffer[at + 2] & 0xFF) << 16;
  }

  /* Whether a part stands around a four. */
  private boolean stands(int four, int one, byte[] buffer, int at, int from, int to) {
    int other = other(four);
    if ((sure[other >>> 6] >>> other & 1) == 0) {
      return false;
    }
    for (int next = last[one & PLACES - 1]; next > 0; next = before[next - 1]) {
      int begin = (next - 1) / length * length;
      int first = at - (next - 1 - begin);
      if (first >= from && first + length <= to && same(begin, buffer, first)) {
        return true;
      }
    }
    return false;
  }

  private boolean same(int begin, byte[] buffer, int first) {
    for (int i = 0; i < length; i++) {
      if (parts[begin + i] != (buffer[first + i] | 0x20)) {
        return false;
      }
    }
    return true;
  }

  /// Whether the bytes are all ASCII and, where escapes count, none may stand for a sign by its
  /// number.
  static boolean plain(byte[] buffer, int from, int length, boolean escapes) {
    int end = from + length;
    int i = from;
    long tops = 0;
    for (; i + 9 <= end; i += 8) {
      long eight = (long) LONG.get(buffer, i);
      tops |= eight;
      if (escapes) {
        long both = (eight ^ BACKSLASHES) | ((long) LONG.get(buffer, i + 1) ^ NUMBERS);
        if (((both - ONES) & ~both & TOPS) != 0 && numbered(buffer, from, i, i + 8)) {
          return false;
        }
      }
    }
    if ((tops & TOPS) != 0) {
      return false;
    }
    for (int k = i; k < end; k++) {
      if (buffer[k] < 0) {
        return false;
      }
    }
    return !escapes || !numbered(buffer, from, i, end - 1);
  }

  /* Whether a `u` after an odd number of backslashes follows one of these. */
  private static boolean numbered(byte[] buffer, int first, int from, int to) {
    for (int i = from; i < to; i++) {
      if (buffer[i] == '\\' && buffer[i + 1] == 'u') {
        int begin = i;
        while (begin > first && buffer[begin - 1] == '\\') {
          begin--;
        }
        if ((i - begin & 1) == 0) {
          return true;
        }
      }
    }
    return false;
  }
}
