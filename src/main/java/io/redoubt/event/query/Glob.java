package io.redoubt.event.query;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A pattern for a whole text: `*` stands for any run of characters, `?` for one, a backslash takes
/// the next character as it is. Time is at most length of the text times length of the pattern.
/// Immutable.
public final class Glob {
  private static final int MANY = -1;
  private static final int ONE = -2;

  private static final int BYTES = 256;

  private final int[] parts;

  /* Bytes that stand in each text that fits: the most of the pattern without a wildcard between. */
  private final byte[] piece;
  private final int[] steps;
  private final boolean pieceAnywhere;

  /// Reads a folded pattern.
  public Glob(String pattern) {
    byte[] utf8 = pattern.getBytes(StandardCharsets.UTF_8);
    int[] read = new int[utf8.length];
    int n = 0;
    for (int i = 0; i < utf8.length; i++) {
      switch (utf8[i]) {
        case '*' -> read[n++] = MANY;
        case '?' -> read[n++] = ONE;
        case '\\' -> read[n++] = i + 1 < utf8.length ? utf8[++i] & 0xff : '\\';
        default -> read[n++] = utf8[i] & 0xff;
      }
    }
    parts = Arrays.copyOf(read, n);
    piece = piece(parts);
    steps = steps(piece);
    pieceAnywhere = n == piece.length + 2 && n > 2 && parts[0] == MANY && parts[n - 1] == MANY;
  }

  private static byte[] piece(int[] parts) {
    int from = 0;
    int to = 0;
    int begun = 0;
    for (int i = 0; i < parts.length; i++) {
      if (parts[i] < 0) {
        begun = i + 1;
      } else if (i + 1 - begun > to - from) {
        from = begun;
        to = i + 1;
      }
    }
    byte[] piece = new byte[to - from];
    for (int i = 0; i < piece.length; i++) {
      piece[i] = (byte) parts[from + i];
    }
    return piece;
  }

  /* How much further a piece may end, at least, by the byte where it was thought to end (Horspool
  1980, *Practical fast searching in strings*). */
  private static int[] steps(byte[] piece) {
    int[] steps = new int[BYTES];
    Arrays.fill(steps, Math.max(1, piece.length));
    for (int i = 0; i < piece.length - 1; i++) {
      steps[piece[i] & 0xff] = piece.length - 1 - i;
    }
    return steps;
  }

  /// The UTF-8 bytes before the first wildcard: every text that fits begins with them.
  public byte[] prefix() {
    int n = 0;
    while (n < parts.length && parts[n] >= 0) {
      n++;
    }
    byte[] bytes = new byte[n];
    for (int i = 0; i < n; i++) {
      bytes[i] = (byte) parts[i];
    }
    return bytes;
  }

  /// Whether the folded text fits.
  public boolean matches(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return matches(utf8, 0, utf8.length);
  }

  /// Whether the folded text `utf8[from, to)` fits.
  public boolean matches(byte[] utf8, int from, int to) {
    return hasPiece(utf8, from, to) && (pieceAnywhere || matchesAll(utf8, from, to));
  }

  private boolean hasPiece(byte[] utf8, int from, int to) {
    int last = piece.length - 1;
    if (last < 0) {
      return true;
    }
    for (int end = from + last; end < to; end += steps[utf8[end] & 0xff]) {
      if (utf8[end] == piece[last] && stands(utf8, end - last)) {
        return true;
      }
    }
    return false;
  }

  private boolean stands(byte[] utf8, int at) {
    for (int i = 0; i < piece.length - 1; i++) {
      if (utf8[at + i] != piece[i]) {
        return false;
      }
    }
    return true;
  }

  private boolean matchesAll(byte[] utf8, int from, int to) {
    int part = 0;
    int at = from;
    int star = -1;
    int starAt = from;
    while (at < to) {
      if (part < parts.length && parts[part] == MANY) {
        star = part++;
        if (part == parts.length) {
          return true;
        }
        at = candidate(parts[part], utf8, at, to);
        starAt = at;
      } else if (part < parts.length && fits(parts[part], utf8[at])) {
        at = parts[part++] == ONE ? after(utf8, at, to) : at + 1;
      } else if (star >= 0) {
        part = star + 1;
        at = candidate(parts[part], utf8, after(utf8, starAt, to), to);
        starAt = at;
      } else {
        return false;
      }
    }
    while (part < parts.length && parts[part] == MANY) {
      part++;
    }
    return part == parts.length;
  }

  /// The next index from here on at which the part may fit.
  private static int candidate(int part, byte[] utf8, int from, int to) {
    int at = from;
    while (part >= 0 && at < to && (utf8[at] & 0xff) != part) {
      at++;
    }
    return at;
  }

  private static boolean fits(int part, byte b) {
    return part == ONE || part == (b & 0xff);
  }

  /// The index behind the character that begins at `at`.
  private static int after(byte[] utf8, int at, int to) {
    int next = at + 1;
    while (next < to && (utf8[next] & 0xc0) == 0x80) {
      next++;
    }
    return next;
  }
}
