package io.redoubt.detect.sigma.match;

import io.redoubt.detect.sigma.match.PieceScanner.Owners;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// Finds literals by one piece of each, so many bytes in a row: a look into a small table of bits
/// says of nearly every place of a value that no piece ends there. Immutable, thread-safe.
final class Pieces {
  /// The longest pieces. Longer literals are known by a piece of this length.
  static final int LONGEST = 4;

  /* From so many bytes on it is worth knowing which literals were met before. */
  private static final int LONG = 2048;

  /* So many bits a piece, that few places look as if one ended there. */
  private static final int SPARSE = 128;

  /* So many of them for each place where literals begin. */
  private static final int SHARED = 6;

  private static final int LEAST_BITS = 6;
  private static final int MOST_BITS = 18;
  static final int ODD = 0x9E3779B1;

  /* Makes small letters of capitals, and other signs of some others, which does no harm. */
  private static final int FOLD = 0x20;
  private static final long FOLD_EIGHT = 0x2020202020202020L;
  private static final int FOLD_FOUR = 0x20202020;
  private static final long TOPS = 0x8080808080808080L;
  private static final VarHandle FOUR =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final byte[] FOLDED = folded();

  private final int mask;
  private final int drop;

  /* By the hash of a piece: whether there is one. */
  private final int shift;
  private final long[] known;

  /* By some bits less of the hash: where its literals begin among all; one more than there are. */
  private final int headShift;
  private final int[] heads;

  /* By literal: up to eight bytes of it that end where its piece does, as a number and which of its
   * bits count; how many bytes end there; its number; the place of its piece among the bits known;
   * where its bytes begin and end.
   */
  private final long[] windows;
  private final int[] ends;
  private final int[] numbers;
  private final int[] places;
  private final int[] begins;
  private final int[] lengths;
  private final byte[] bytes;

  private Pieces(int size, int count, int length) {
    drop = (LONGEST - size) * 8;
    mask = -1 >>> drop;
    int bits = Math.clamp(32 - Integer.numberOfLeadingZeros(count * SPARSE), LEAST_BITS, MOST_BITS);
    shift = 32 - bits;
    known = new long[1 << (bits - 6)];
    headShift = 32 - Math.max(1, bits - SHARED);
    heads = new int[(1 << (32 - headShift)) + 1];
    windows = new long[2 * count];
    ends = new int[count];
    numbers = new int[count];
    places = new int[count];
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
    PieceRarity rarity = new PieceRarity(literals, size);
    int[] keys = new int[literals.size()];
    int[] ending = new int[literals.size()];
    for (int i = 0; i < keys.length; i++) {
      if (Math.min(literals.get(i).length(), LONGEST) == size) {
        byte[] literal = literals.get(i).getBytes(StandardCharsets.US_ASCII);
        ending[i] = rarity.rarest(literal);
        for (int k = ending[i] - size; k < ending[i]; k++) {
          keys[i] = after(keys[i], literal[k]);
        }
        keys[i] >>>= drop;
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
        places[one] = hash >>> shift;
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

  /* The last four bytes folded, the first one lowest. */
  static int after(int key, byte next) {
    return (key >>> 8) | (next | FOLD) << 24;
  }

  /* The bits of pieces; where a value is so long that it is worth it, those alone of which not all
   * literals were met in it yet, and after them a bit for each literal met.
   */
  private long[] open(int length) {
    return length < LONG
        ? known
        : Arrays.copyOf(known, known.length + ((numbers.length + 63) >> 6));
  }

  /// Sets the bits of those whose literals stand in the bytes.
  ///
  /// @return negative when there are signs beyond ASCII, which are taken for some that no literal
  ///     has
  int scan(byte[] buffer, int from, int length, Owners owners, long[] found) {
    int end = from + length;
    long[] open = open(length);
    first(buffer, from, end, owners, open, found);
    int i = from;
    long signs = 0;
    for (; i + Long.BYTES <= end; i += LONGEST) {
      long eight = (long) EIGHT.get(buffer, i);
      signs |= eight;
      eight = (eight | FOLD_EIGHT) >>> drop;
      if (someOf(eight, open)) {
        four(eight, buffer, from, i + LONGEST, end, owners, open, found);
      }
    }
    for (; i + LONGEST <= end; i++) {
      int four = (int) FOUR.get(buffer, i);
      signs |= four;
      one((four | FOLD_FOUR) >>> drop, buffer, from, i + LONGEST, end, owners, open, found);
    }
    return signs(signs, buffer, i, end);
  }

  /// The same for these and others in one go.
  int scan(Pieces others, byte[] buffer, int from, int length, Owners owners, long[] found) {
    int end = from + length;
    long[] open = open(length);
    long[] its = others.open(length);
    first(buffer, from, end, owners, open, found);
    others.first(buffer, from, end, owners, its, found);
    int i = from;
    long signs = 0;
    for (; i + Long.BYTES <= end; i += LONGEST) {
      long eight = (long) EIGHT.get(buffer, i);
      signs |= eight;
      long mine = (eight | FOLD_EIGHT) >>> drop;
      long theirs = (eight | FOLD_EIGHT) >>> others.drop;
      if (someOf(mine, open)) {
        four(mine, buffer, from, i + LONGEST, end, owners, open, found);
      }
      if (others.someOf(theirs, its)) {
        others.four(theirs, buffer, from, i + LONGEST, end, owners, its, found);
      }
    }
    for (; i + LONGEST <= end; i++) {
      int four = (int) FOUR.get(buffer, i);
      signs |= four;
      four |= FOLD_FOUR;
      one(four >>> drop, buffer, from, i + LONGEST, end, owners, open, found);
      others.one(four >>> others.drop, buffer, from, i + LONGEST, end, owners, its, found);
    }
    return signs(signs, buffer, i, end);
  }

  /* Whether one of the four pieces may be known that begin with these bytes, the first one lowest.
   * They are looked up side by side, with one branch for all.
   */
  private boolean someOf(long bytes, long[] open) {
    int a = (((int) bytes & mask) * ODD) >>> shift;
    int b = (((int) (bytes >>> 8) & mask) * ODD) >>> shift;
    int c = (((int) (bytes >>> 16) & mask) * ODD) >>> shift;
    int d = (((int) (bytes >>> 24) & mask) * ODD) >>> shift;
    long some = open[a >>> 6] >>> a | open[b >>> 6] >>> b;
    return ((some | open[c >>> 6] >>> c | open[d >>> 6] >>> d) & 1) != 0;
  }

  private void four(
      long bytes,
      byte[] buffer,
      int from,
      int place,
      int end,
      Owners owners,
      long[] open,
      long[] found) {
    for (int k = 0; k < LONGEST; k++) {
      one((int) (bytes >>> (k * 8)) & mask, buffer, from, place + k, end, owners, open, found);
    }
  }

  private void one(
      int key,
      byte[] buffer,
      int from,
      int place,
      int end,
      Owners owners,
      long[] open,
      long[] found) {
    int hash = (key * ODD) >>> shift;
    if ((open[hash >>> 6] >>> hash & 1) != 0) {
      at(key, buffer, from, place, end, owners, open, found);
    }
  }

  /* Short pieces that end before the fourth byte. */
  private void first(byte[] buffer, int from, int end, Owners owners, long[] open, long[] found) {
    int key = 0;
    for (int i = from; i < Math.min(end, from + LONGEST - 1) && drop > 0; i++) {
      key = after(key, buffer[i]);
      one(key >>> drop, buffer, from, i + 1, end, owners, open, found);
    }
  }

  private static int signs(long signs, byte[] buffer, int from, int end) {
    long all = signs;
    for (int i = from; i < end; i++) {
      all |= buffer[i];
    }
    return (all & TOPS) != 0 ? -1 : 0;
  }

  /* Looks for the literals whose piece ends before this place. */
  private void at(
      int key,
      byte[] buffer,
      int from,
      int place,
      int end,
      Owners owners,
      long[] open,
      long[] found) {
    int head = (key * ODD) >>> headShift;
    int last = heads[head + 1];
    long window = window(buffer, place);
    for (int one = heads[head]; one < last; one++) {
      if ((window & windows[2 * one + 1]) == windows[2 * one]) {
        seen(one, buffer, from, place, end, owners, open, found);
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
      long[] open,
      long[] found) {
    int begin = place - ends[one];
    if (begin < from
        || begin + lengths[one] > end
        || (open.length > known.length && met(one, open))
        || !same(one, buffer, begin)) {
      return;
    }
    owners.mark(numbers[one], found);
    if (open.length > known.length) {
      open[known.length + (one >> 6)] |= 1L << one;
      close(one, open);
    }
  }

  private boolean met(int one, long[] open) {
    return (open[known.length + (one >> 6)] >>> one & 1) != 0;
  }

  /* Where all literals were met that the piece of this one tells of, it tells nothing any more. */
  private void close(int one, long[] open) {
    int place = places[one];
    int head = place >>> (headShift - shift);
    for (int other = heads[head]; other < heads[head + 1]; other++) {
      if (places[other] == place && !met(other, open)) {
        return;
      }
    }
    open[place >>> 6] &= ~(1L << place);
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
}
