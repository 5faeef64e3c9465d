package io.redoubt.parse.frame;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Searches in byte ranges. "SWAR": eight bytes are looked at in one `long`, by the zero-byte
/// trick of Hacker's Delight §6-1.
public final class Bytes {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final long GATHER = 0x0102040810204080L;

  private Bytes() {}

  /* A word may reach beyond the range: what is found there is not in it. */
  /// Index of the first `wanted` in `buffer[from, to)`, or -1.
  public static int indexOf(byte[] buffer, int from, int to, byte wanted) {
    long pattern = ONES * (wanted & 0xff);
    int last = buffer.length - Long.BYTES;
    int i = from;
    for (; i < to && i <= last; i += Long.BYTES) {
      long x = (long) LONG.get(buffer, i) ^ pattern;
      long hit = (x - ONES) & ~x & HIGHS;
      if (hit != 0) {
        int found = i + (Long.numberOfTrailingZeros(hit) >>> 3);
        return found < to ? found : -1;
      }
    }
    for (; i < to; i++) {
      if (buffer[i] == wanted) {
        return i;
      }
    }
    return -1;
  }

  /// Index of the first `wanted`, or `to`.
  public static int find(byte[] buffer, int from, int to, char wanted) {
    int i = indexOf(buffer, from, to, (byte) wanted);
    return i < 0 ? to : i;
  }

  /// Index of the first occurrence of these Latin-1 characters in `buffer[from, to)`, or -1.
  public static int indexOf(byte[] buffer, int from, int to, String latin1) {
    int last = to - latin1.length();
    for (int i = from; i <= last; i++) {
      i = indexOf(buffer, i, to, (byte) latin1.charAt(0));
      if (i < 0 || i > last) {
        return -1;
      }
      if (startsWith(buffer, i, to, latin1)) {
        return i;
      }
    }
    return -1;
  }

  /// Index of the last `wanted` in `buffer[from, to)`, or -1.
  public static int lastIndexOf(byte[] buffer, int from, int to, byte wanted) {
    for (int i = to - 1; i >= from; i--) {
      if (buffer[i] == wanted) {
        return i;
      }
    }
    return -1;
  }

  /// Whether `buffer[from, to)` begins with these Latin-1 characters.
  public static boolean startsWith(byte[] buffer, int from, int to, String latin1) {
    int length = latin1.length();
    if (to - from < length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (buffer[from + i] != (byte) latin1.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /// Whether `buffer[from, to)` is exactly these Latin-1 characters.
  public static boolean equal(byte[] buffer, int from, int to, String latin1) {
    return to - from == latin1.length() && startsWith(buffer, from, to, latin1);
  }

  /// How often `wanted` stands in `buffer[from, to)`.
  public static int count(byte[] buffer, int from, int to, byte wanted) {
    long pattern = ONES * (wanted & 0xff);
    int count = 0;
    int i = from;
    for (; i + 8 <= to; i += 8) {
      long x = (long) LONG.get(buffer, i) ^ pattern;
      long zero = ~(((x & ~HIGHS) + ~HIGHS) | x | ~HIGHS);
      count += Long.bitCount(zero);
    }
    for (; i < to; i++) {
      if (buffer[i] == wanted) {
        count++;
      }
    }
    return count;
  }

  /// The value of the decimal digits `buffer[from, to)`, or -1 when it is not 1 to 18 digits.
  public static long digits(byte[] buffer, int from, int to) {
    int length = to - from;
    if (length < 1 || length > 18) {
      return -1;
    }
    return length <= 8 && to >= 8 ? eight(buffer, to, length) : eachDigit(buffer, from, to);
  }

  /* The bytes before the digits become zeros; then neighbours are added up, by twos, fours, eight. */
  private static long eight(byte[] buffer, int to, int length) {
    int before = 64 - 8 * length;
    long x = (((long) LONG.get(buffer, to - 8) ^ (ONES * '0')) >>> before) << before;
    if ((((x + ONES * 0x76) | x) & HIGHS) != 0) {
      return -1;
    }
    long twos = ((x * (10 * 0x100 + 1)) >>> 8) & 0x00ff00ff00ff00ffL;
    long fours = ((twos * (100 * 0x10000 + 1)) >>> 16) & 0x0000ffff0000ffffL;
    return (fours * (10_000 * 0x100000000L + 1)) >>> 32;
  }

  private static long eachDigit(byte[] buffer, int from, int to) {
    long value = 0;
    for (int i = from; i < to; i++) {
      int d = buffer[i] - '0';
      if (d < 0 || d > 9) {
        return -1;
      }
      value = value * 10 + d;
    }
    return value;
  }

  /// The end of the run of decimal digits that begins at `from`, which may be empty.
  public static int digitsEnd(byte[] buffer, int from, int to) {
    int last = buffer.length - Long.BYTES;
    int i = from;
    for (; i < to && i <= last; i += Long.BYTES) {
      long x = (long) LONG.get(buffer, i) ^ ONES * '0';
      long other = (((x & ~HIGHS) + ONES * 0x76) | x) & HIGHS;
      if (other != 0) {
        return Math.min(i + (Long.numberOfTrailingZeros(other) >>> 3), to);
      }
    }
    if (i >= to) {
      return Math.max(from, to);
    }
    while (i < to && isDigit(buffer[i])) {
      i++;
    }
    return i;
  }

  /// The same as [#indexOf], faster where it is some way off.
  public static int farIndexOf(byte[] buffer, int from, int to, byte wanted) {
    long pattern = ONES * (wanted & 0xff);
    int i = from;
    for (; i + 32 <= to; i += 32) {
      long a = (long) LONG.get(buffer, i) ^ pattern;
      long b = (long) LONG.get(buffer, i + 8) ^ pattern;
      long c = (long) LONG.get(buffer, i + 16) ^ pattern;
      long d = (long) LONG.get(buffer, i + 24) ^ pattern;
      long hit = ((a - ONES) & ~a) | ((b - ONES) & ~b) | ((c - ONES) & ~c) | ((d - ONES) & ~d);
      if ((hit & HIGHS) != 0) {
        return i + first(marks(a), marks(b), marks(c), marks(d));
      }
    }
    return indexOf(buffer, i, to, wanted);
  }

  /// A bit for each byte that is zero, and perhaps for some behind the first of these.
  private static int marks(long bytes) {
    long zeros = (bytes - ONES) & ~bytes & HIGHS;
    return (int) (((zeros >>> 7) * GATHER) >>> 56);
  }

  /* Without a branch: which of the words it is cannot be guessed. */
  private static int first(int a, int b, int c, int d) {
    return Integer.numberOfTrailingZeros(a | b << 8 | c << 16 | d << 24);
  }

  /// Whether `wanted` stands at `from`; as many bytes must be there.
  public static boolean stands(byte[] wanted, byte[] buffer, int from) {
    int last = wanted.length - Long.BYTES;
    if (last < 0) {
      for (int i = 0; i < wanted.length; i++) {
        if (wanted[i] != buffer[from + i]) {
          return false;
        }
      }
      return true;
    }
    long differ = (long) LONG.get(wanted, 0) ^ (long) LONG.get(buffer, from);
    differ |= (long) LONG.get(wanted, last) ^ (long) LONG.get(buffer, from + last);
    for (int i = Long.BYTES; i < last; i += Long.BYTES) {
      differ |= (long) LONG.get(wanted, i) ^ (long) LONG.get(buffer, from + i);
    }
    return differ == 0;
  }

  /// Whether `wanted` is among the eight bytes from `from` on.
  public static boolean hasInEight(byte[] buffer, int from, byte wanted) {
    long x = (long) LONG.get(buffer, from) ^ ONES * (wanted & 0xff);
    return ((x - ONES) & ~x & HIGHS) != 0;
  }

  /// Whether the byte is an ASCII digit.
  public static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }
}
