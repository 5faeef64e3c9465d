package io.redoubt.report.json;

import io.redoubt.event.JsonText;
import io.redoubt.report.inert.Hidden;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// A growing buffer of JSON in UTF-8 that knows how to write strings and numbers, but not
/// structure.
///
/// Strings come out valid whatever goes in: bytes that are not UTF-8 and lone surrogates read
/// U+FFFD. Characters that steer a terminal ([Hidden]) are written as Unicode escapes, so that the
/// output is inert and still equal in value. Not thread-safe; one per worker.
public final class JsonBytes {
  private static final HexFormat HEX = HexFormat.of();
  private static final byte[] REPLACEMENT = {(byte) 0xef, (byte) 0xbf, (byte) 0xbd};
  private static final boolean[] PLAIN = new boolean[256];

  static {
    Arrays.fill(PLAIN, 0x20, 0x7f, true);
    PLAIN['"'] = false;
    PLAIN['\\'] = false;
  }

  private byte[] bytes;
  private int length;

  /// An empty buffer of a common size.
  public JsonBytes() {
    this(16 << 10);
  }

  /// An empty buffer with room for this many bytes; it grows.
  public JsonBytes(int capacity) {
    bytes = new byte[Math.max(capacity, 16)];
  }

  /// The number of bytes written.
  public int length() {
    return length;
  }

  /// Forgets what was written and keeps the memory.
  public void clear() {
    length = 0;
  }

  /// A copy of what was written.
  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, length);
  }

  /// Writes all bytes to `out` and forgets them.
  public void drainTo(OutputStream out) throws IOException {
    out.write(bytes, 0, length);
    length = 0;
  }

  @Override
  public String toString() {
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  /// Appends one ASCII character as it is.
  public void raw(char ascii) {
    reserve(1);
    bytes[length++] = (byte) ascii;
  }

  /// Appends bytes as they are.
  public void raw(byte[] from) {
    raw(from, 0, from.length);
  }

  /// Appends `buffer[from, to)` as it is.
  public void raw(byte[] buffer, int from, int to) {
    reserve(to - from);
    System.arraycopy(buffer, from, bytes, length, to - from);
    length += to - from;
  }

  /// Appends the text as it is; it must be JSON already.
  public void raw(String json) {
    raw(json.getBytes(StandardCharsets.UTF_8));
  }

  /// Appends a whole number.
  public void number(long value) {
    if (value < 0 || value > 99_999_999) {
      raw(Long.toString(value));
      return;
    }
    int rest = (int) value;
    int digits = 1;
    for (int limit = 10; rest >= limit && digits < 9; limit *= 10) {
      digits++;
    }
    padded(rest, digits);
  }

  /// Appends `value` in exactly `digits` decimal digits; it must be 0 or more and fit.
  public void padded(int value, int digits) {
    reserve(digits);
    int rest = value;
    for (int i = length + digits - 1; i >= length; i--) {
      bytes[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += digits;
  }

  /// Appends a string with its quotes.
  public void string(String text) {
    raw('"');
    text(text);
    raw('"');
  }

  /// Appends the UTF-8 bytes `buffer[from, to)` as a string with its quotes.
  public void utf8(byte[] buffer, int from, int to) {
    inside(buffer, from, to, false);
  }

  /// Appends the inside of a JSON string, `buffer[from, to)`, as a string with its quotes; broken
  /// escapes stand for themselves.
  public void escaped(byte[] buffer, int from, int to) {
    if (wellEscaped(buffer, from, to)) {
      inside(buffer, from, to, true);
    } else {
      string(JsonText.unescape(buffer, from, to));
    }
  }

  /// Appends `buffer[from, to)` in base64 as a string with its quotes.
  public void base64(byte[] buffer, int from, int to) {
    raw('"');
    raw(Base64.getEncoder().encode(Arrays.copyOfRange(buffer, from, to)));
    raw('"');
  }

  private void inside(byte[] buffer, int from, int to, boolean keepEscapes) {
    raw('"');
    int at = from;
    while (at < to) {
      int plain = at;
      while (plain < to && PLAIN[buffer[plain] & 0xff]) {
        plain++;
      }
      raw(buffer, at, plain);
      at = plain < to ? special(buffer, plain, to, keepEscapes) : to;
    }
    raw('"');
  }

  private int special(byte[] buffer, int at, int to, boolean keepEscapes) {
    byte c = buffer[at];
    if (c == '\\' && keepEscapes) {
      raw(buffer, at, at + 2);
      return at + 2;
    }
    if (c >= 0) {
      escape(c);
      return at + 1;
    }
    int end = at;
    while (end < to && buffer[end] < 0) {
      end++;
    }
    if (Utf8.visible(buffer, at, end)) {
      raw(buffer, at, end);
    } else {
      text(new String(buffer, at, end - at, StandardCharsets.UTF_8));
    }
    return end;
  }

  private void text(String text) {
    for (int i = plain(text, 0); i < text.length(); i = plain(text, i + 1)) {
      char c = text.charAt(i);
      if (c < 0x80) {
        escape(c);
      } else if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        codePoint(Character.toCodePoint(c, text.charAt(++i)));
      } else if (Character.isSurrogate(c)) {
        raw(REPLACEMENT);
      } else {
        codePoint(c);
      }
    }
  }

  /* Appends plain characters from here on, and says where they end. */
  private int plain(String text, int from) {
    int n = text.length();
    reserve(Math.max(0, n - from));
    byte[] to = bytes;
    int at = length - from;
    int i = from;
    for (; i < n; i++) {
      char c = text.charAt(i);
      if (c >= 0x80 || !PLAIN[c]) {
        break;
      }
      to[at + i] = (byte) c;
    }
    length = at + i;
    return i;
  }

  private void codePoint(int value) {
    if (!Hidden.is(value)) {
      raw(Character.toString(value));
      return;
    }
    for (char unit : Character.toChars(value)) {
      unicode(unit);
    }
  }

  private void escape(int c) {
    switch (c) {
      case '"', '\\' -> pair((char) c);
      case '\n' -> pair('n');
      case '\t' -> pair('t');
      case '\r' -> pair('r');
      default -> unicode((char) c);
    }
  }

  private void pair(char c) {
    raw('\\');
    raw(c);
  }

  private void unicode(char unit) {
    pair('u');
    raw(HEX.toHexDigits(unit));
  }

  /// Whether every escape is a valid JSON one and none is a surrogate, which may be alone.
  private static boolean wellEscaped(byte[] buffer, int from, int to) {
    for (int i = from; i < to; i++) {
      if (buffer[i] != '\\') {
        continue;
      }
      if (++i >= to) {
        return false;
      }
      boolean known =
          switch (buffer[i]) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> true;
            case 'u' -> unit(buffer, i + 1, to);
            default -> false;
          };
      if (!known) {
        return false;
      }
    }
    return true;
  }

  private static boolean unit(byte[] buffer, int from, int to) {
    if (from + 4 > to) {
      return false;
    }
    for (int i = from; i < from + 4; i++) {
      if (!HexFormat.isHexDigit(buffer[i])) {
        return false;
      }
    }
    boolean surrogate = (buffer[from] | 0x20) == 'd' && buffer[from + 1] > '7';
    return !surrogate;
  }

  private void reserve(int more) {
    if (more > bytes.length - length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
