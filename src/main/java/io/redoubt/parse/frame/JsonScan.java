package io.redoubt.parse.frame;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Steps over JSON without reading it: where strings, values and white space end. "SWAR": eight
/// bytes are looked at in one `long`, by the zero-byte trick of Hacker's Delight §6-1.
public final class JsonScan {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final long GATHER = 0x0102040810204080L;
  private static final long QUOTES = ONES * '"';
  private static final long BACKSLASHES = ONES * '\\';

  private JsonScan() {}

  /// Whether the byte is white space.
  public static boolean isSpace(byte b) {
    return b == ' ' || (b >= 9 && b <= 13);
  }

  /// Index of the first byte in `buffer[from, to)` that is no white space, or `to`.
  public static int space(byte[] buffer, int from, int to) {
    int i = from;
    while (i < to && isSpace(buffer[i])) {
      i++;
    }
    return i;
  }

  /// Index of the first quote or backslash in `buffer[from, to)`, or `to`.
  public static int quoteOrBackslash(byte[] buffer, int from, int to) {
    int i = from;
    for (; i + 16 <= to; i += 16) {
      long near = ends((long) LONG.get(buffer, i));
      long far = ends((long) LONG.get(buffer, i + 8));
      if ((near | far) != 0) {
        return i + Integer.numberOfTrailingZeros(marks(near) | marks(far) << 8);
      }
    }
    if (i + 8 <= to) {
      long hit = ends((long) LONG.get(buffer, i));
      if (hit != 0) {
        return i + (Long.numberOfTrailingZeros(hit) >>> 3);
      }
      i += 8;
    }
    while (i < to && buffer[i] != '"' && buffer[i] != '\\') {
      i++;
    }
    return i;
  }

  /// The highest bit of each byte that is a quote or a backslash, and perhaps of some behind the
  /// first of these.
  private static long ends(long bytes) {
    long q = bytes ^ QUOTES;
    long b = bytes ^ BACKSLASHES;
    return (((q - ONES) & ~q) | ((b - ONES) & ~b)) & HIGHS;
  }

  /// A bit for each byte of which the highest is set.
  private static int marks(long ends) {
    return (int) (((ends >>> 7) * GATHER) >>> 56);
  }

  /// Index of the quote that ends the string whose inside begins at `from`, or `to` when it does
  /// not end.
  public static int stringEnd(byte[] buffer, int from, int to) {
    int i = quoteOrBackslash(buffer, from, to);
    while (i < to && buffer[i] == '\\') {
      i = i + 2 >= to ? to : quoteOrBackslash(buffer, i + 2, to);
    }
    return i;
  }

  /// Index one past the value that begins at `from`, or -1 when it does not end before `to`. Only
  /// strings and brackets are looked at: what lies in between may be broken.
  public static int valueEnd(byte[] buffer, int from, int to) {
    if (from >= to) {
      return -1;
    }
    int c = buffer[from];
    if (c == '"') {
      int end = stringEnd(buffer, from + 1, to);
      return end < to ? end + 1 : -1;
    }
    return c == '{' || c == '[' ? containerEnd(buffer, from, to) : scalarEnd(buffer, from, to);
  }

  private static int containerEnd(byte[] buffer, int from, int to) {
    int depth = 0;
    for (int i = from; i < to; i++) {
      switch (buffer[i]) {
        case '"' -> i = stringEnd(buffer, i + 1, to);
        case '{', '[' -> depth++;
        case '}', ']' -> {
          if (--depth == 0) {
            return i + 1;
          }
        }
        default -> {}
      }
    }
    return -1;
  }

  private static int scalarEnd(byte[] buffer, int from, int to) {
    int i = from;
    while (i < to && buffer[i] > ' ' && buffer[i] != ',' && buffer[i] != '}' && buffer[i] != ']') {
      i++;
    }
    return i > from ? i : -1;
  }
}
