package io.redoubt.detect.sigma.match;

import io.redoubt.detect.sigma.match.PieceScanner.Owners;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Finds literals by one piece of each, so many bytes in a row: a look into a small table of bits
/// says of nearly every place of a value that no piece ends there. Immutable, thread-safe.
final class Pieces {
  /// The longest pieces. Longer literals are known by a piece of this length.
  static final int LONGEST = 4;

  /* From so many bytes on it is worth knowing which literals were met before. */
  private static final int LONG = 2048;

  /* So many bits a piece, that few places look as if one ended there. */
  private static final int SPARSE = 32;

  private static final int LEAST_BITS = 6;
  private static final int MOST_BITS = 17;
  private static final int ODD = 0x9E3779B1;

  /* Makes small letters of capitals, and other signs of some others, which does no harm. */
  private static final int FOLD = 0x20;
  private static final long FOLD_EIGHT = 0x2020202020202020L;
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long[] UNTOLD = {};
  private static final byte[] FOLDED = folded();

  private final int mask;

  /* By the hash of a piece: whether there is one. */
  private final int shift;
  private final long[] known;

  /* By some bits less of the hash: where its literals begin among all; one more than there are. */
  private final int headShift;
  private final int[] heads;

  /* By literal: up to eight bytes of it that end where its piece does, as a number and which of its
   * bits count; how many bytes end there; its number; where its bytes begin and end.
   */
  private final long[] windows;
  private final int[] ends;
  private final int[] numbers;
  private final int[] begins;
  private final int[] lengths;
  private final byte[] bytes;

  private Pieces(int size, int count, int length) {
    mask = size == LONGEST ? -1 : (1 << (size * 8)) - 1;
    int bits = Math.clamp(32 - Integer.numberOfLeadingZeros(count * SPARSE), LEAST_BITS, MOST_BITS);
    shift = 32 - bits;
    known = new long[1 << (bits - 6)];
    headShift = 32 - Math.max(1, bits - 4);
    heads = new int[(1 << (32 - headShift)) + 1];
    windows = new long[2 * count];
    ends = new int[count];
    numbers = new int[count];
    begins = new int[count];
    lengths = new int[count];
    bytes = new byte[length];
  }

  /// For those of these literals that have pieces of this size and no longer ones.
  static Pieces of(List<String> literals, int size) {
    int count = 0;
    int length = 0;
    for (String literal : literals) {
      if (Math.min(literal.length(), LONGEST) == size) {
        count++;
        length += literal.length();
      }
    }
    Pieces pieces = new Pieces(size, count, length);
    pieces.add(literals, size);
    return pieces;
  }

  /// Whether there are any.
  boolean any() {
    return numbers.length > 0;
  }

  private void add(List<String> literals, int size) {
    Rarity rarity = new Rarity(literals, size);
    int[] keys = new int[literals.size()];
    int[] ending = new int[literals.size()];
    for (int i = 0; i < keys.length; i++) {
      if (Math.min(literals.get(i).length(), LONGEST) == size) {
        byte[] literal = literals.get(i).getBytes(StandardCharsets.US_ASCII);
        ending[i] = rarity.rarest(literal);
        for (int k = ending[i] - size; k < ending[i]; k++) {
          keys[i] = after(keys[i], literal[k]);
        }
        heads[((keys[i] * ODD) >>> headShift) + 1]++;
      }
    }
    for (int head = 1; head < heads.length; head++) {
      heads[head] += heads[head - 1];
    }
    int[] next = heads.clone();
    int begin = 0;
    for (int i = 0; i < keys.length; i++) {
      if (ending[i] > 0) {
        byte[] literal = literals.get(i).getBytes(StandardCharsets.US_ASCII);
        int hash = keys[i] * ODD;
        known[hash >>> shift >>> 6] |= 1L << (hash >>> shift);
        int one = next[hash >>> headShift]++;
        numbers[one] = i;
        ends[one] = ending[i];
        begins[one] = begin;
        lengths[one] = literal.length;
        System.arraycopy(literal, 0, bytes, begin, literal.length);
        begin += literal.length;
        int seen = Math.min(ending[i], Long.BYTES);
        windows[2 * one + 1] = -1L << ((Long.BYTES - seen) * 8);
        windows[2 * one] = window(literal, ending[i]) & windows[2 * one + 1];
      }
    }
  }

  /* The eight bytes before this place, or as many as there are, the last one first. */
  private static long window(byte[] buffer, int place) {
    if (place >= Long.BYTES) {
      return (long) EIGHT.get(buffer, place - Long.BYTES) | FOLD_EIGHT;
    }
    long window = 0;
    for (int i = 0; i < place; i++) {
      window = (window >>> 8) | (long) buffer[i] << 56;
    }
    return window | FOLD_EIGHT;
  }

  private static int after(int key, byte next) {
    return (key << 8) | next | FOLD;
  }

  /// The bits of which it takes one for each literal met in a value of this length; none where it
  /// is not worth it.
  static long[] told(int length, Owners owners) {
    return length < LONG ? UNTOLD : new long[(owners.count() + 63) >> 6];
  }

  /// Sets the bits of those whose literals stand in the bytes.
  ///
  /// @return negative when there are signs beyond ASCII, which are taken for some that no literal
  ///     has
  int scan(byte[] buffer, int from, int length, Owners owners, long[] told, long[] found) {
    long[] bits = known;
    int counts = mask;
    int end = from + length;
    int key = 0;
    int signs = 0;
    for (int i = from; i < end; i++) {
      byte c = buffer[i];
      signs |= c;
      key = ((key << 8) | (c & 0xFF) | FOLD) & counts;
      int hash = (key * ODD) >>> shift;
      if ((bits[hash >>> 6] >>> hash & 1) != 0) {
        at(key, buffer, from, i + 1, end, owners, told, found);
      }
    }
    return signs;
  }

  /// The same for these and others in one go.
  int scan(
      Pieces others,
      byte[] buffer,
      int from,
      int length,
      Owners owners,
      long[] told,
      long[] found) {
    long[] bits = known;
    long[] otherBits = others.known;
    int counts = mask;
    int otherCounts = others.mask;
    int otherShift = others.shift;
    int end = from + length;
    int key = 0;
    int signs = 0;
    for (int i = from; i < end; i++) {
      byte c = buffer[i];
      signs |= c;
      key = (key << 8) | (c & 0xFF) | FOLD;
      int hash = ((key & counts) * ODD) >>> shift;
      if ((bits[hash >>> 6] >>> hash & 1) != 0) {
        at(key & counts, buffer, from, i + 1, end, owners, told, found);
      }
      int other = ((key & otherCounts) * ODD) >>> otherShift;
      if ((otherBits[other >>> 6] >>> other & 1) != 0) {
        others.at(key & otherCounts, buffer, from, i + 1, end, owners, told, found);
      }
    }
    return signs;
  }

  /* Looks for the literals whose piece ends before this place. */
  private void at(
      int key,
      byte[] buffer,
      int from,
      int place,
      int end,
      Owners owners,
      long[] told,
      long[] found) {
    int head = (key * ODD) >>> headShift;
    int last = heads[head + 1];
    long window = window(buffer, place);
    for (int one = heads[head]; one < last; one++) {
      if ((window & windows[2 * one + 1]) == windows[2 * one]) {
        seen(one, buffer, from, place, end, owners, told, found);
      }
    }
  }

  private void seen(
      int one,
      byte[] buffer,
      int from,
      int place,
      int end,
      Owners owners,
      long[] told,
      long[] found) {
    int begin = place - ends[one];
    int number = numbers[one];
    if (begin < from
        || begin + lengths[one] > end
        || (told.length > 0 && (told[number >> 6] >>> number & 1) != 0)
        || !same(one, buffer, begin)) {
      return;
    }
    if (told.length > 0) {
      told[number >> 6] |= 1L << number;
    }
    owners.mark(number, found);
  }

  private boolean same(int one, byte[] buffer, int begin) {
    int shift = begin - begins[one];
    for (int i = begins[one]; i < begins[one] + lengths[one]; i++) {
      byte c = buffer[i + shift];
      if (c < 0 || bytes[i] != FOLDED[c]) {
        return false;
      }
    }
    return true;
  }

  private static byte[] folded() {
    byte[] folded = new byte[128];
    for (int c = 0; c < folded.length; c++) {
      folded[c] = (byte) (c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
    }
    return folded;
  }

  /// How rare pieces are: seldom in literals, which look much like the values in which they are
  /// looked for, not often taken already, and of rare letters.
  private static final class Rarity {
    private static final int ROOM = 1 << 14;

    /* Letters from the most common on. */
    private static final String COMMON = "etaoinsrhldcumfpgwybvkxjqz";

    private final int size;
    private final int mask;

    /* By hash of a piece: how many have it, about. */
    private final int[] counts = new int[ROOM];

    Rarity(List<String> literals, int size) {
      this.size = size;
      this.mask = size == LONGEST ? -1 : (1 << (size * 8)) - 1;
      for (String literal : literals) {
        byte[] bytes = literal.getBytes(StandardCharsets.US_ASCII);
        int key = 0;
        for (int i = 0; i < bytes.length; i++) {
          key = after(key, bytes[i]) & mask;
          if (i >= size - 1) {
            counts[place(key)]++;
          }
        }
      }
    }

    private static int place(int key) {
      return (key * ODD) >>> 18;
    }

    /// Where the rarest piece ends in this literal. It is taken then.
    int rarest(byte[] literal) {
      int best = size;
      int least = Integer.MAX_VALUE;
      int chosen = 0;
      int key = 0;
      for (int i = 0; i < literal.length; i++) {
        key = after(key, literal[i]) & mask;
        if (i >= size - 1) {
          int common = counts[place(key)] * 64 - letters(literal, i + 1 - size);
          if (common < least) {
            least = common;
            best = i + 1;
            chosen = place(key);
          }
        }
      }
      counts[chosen]++;
      return best;
    }

    /* How rare the signs are. */
    private int letters(byte[] literal, int from) {
      int rarity = 0;
      for (int i = from; i < from + size; i++) {
        int common = COMMON.indexOf(literal[i]);
        rarity += (common < 0 ? COMMON.length() : common) / 2;
      }
      return rarity;
    }
  }
}
