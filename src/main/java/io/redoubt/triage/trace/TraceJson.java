package io.redoubt.triage.trace;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// A growing buffer of JSON in UTF-8, written in the order in which it is told: no blanks, half a
/// surrogate pair as `?`. Not thread-safe.
final class TraceJson {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  /* Of the largest `int`. */
  private static final int DIGITS = 10;

  private static final boolean[] PLAIN = new boolean[0x80];

  static {
    Arrays.fill(PLAIN, ' ', 0x80, true);
    PLAIN['"'] = false;
    PLAIN['\\'] = false;
  }

  private byte[] bytes;
  private int length;

  /* Whether the next value stands behind another one. */
  private boolean comma;

  /// With room for so many bytes; it grows.
  TraceJson(int room) {
    bytes = new byte[room];
  }

  byte[] toByteArray() {
    return Arrays.copyOf(bytes, length);
  }

  /// Begins an object or a list, `{` or `[`.
  void begin(char bracket) {
    separate();
    ascii(bracket);
    comma = false;
  }

  /// Ends it.
  void end(char bracket) {
    ascii(bracket);
    comma = true;
  }

  /// A name as it stands before its value, for those that come often.
  static byte[] key(String name) {
    TraceJson json = new TraceJson(name.length() + 3);
    json.name(name);
    return json.toByteArray();
  }

  /// The name of the value that comes next, as [#key] has it.
  void name(byte[] key) {
    separate();
    reserve(key.length);
    System.arraycopy(key, 0, bytes, length, key.length);
    length += key.length;
    comma = false;
  }

  /// The name of the value that comes next.
  void name(String name) {
    separate();
    quoted(name);
    ascii(':');
    comma = false;
  }

  TraceJson string(String text) {
    separate();
    quoted(text);
    comma = true;
    return this;
  }

  TraceJson number(long value) {
    if (value < 0 || value > Integer.MAX_VALUE) {
      return bare(Long.toString(value));
    }
    separate();
    reserve(DIGITS);
    int digits = 1;
    for (long limit = 10; value >= limit; limit *= 10) {
      digits++;
    }
    int rest = (int) value;
    for (int i = length + digits - 1; i >= length; i--) {
      bytes[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += digits;
    comma = true;
    return this;
  }

  /// A number that is finite.
  TraceJson number(double value) {
    return bare(Double.toString(value));
  }

  void field(String name, String text) {
    name(name);
    string(text);
  }

  void field(String name, long value) {
    name(name);
    number(value);
  }

  void field(String name, double value) {
    name(name);
    number(value);
  }

  void field(String name, boolean value) {
    name(name);
    bare(Boolean.toString(value));
  }

  void field(String name, List<String> texts) {
    name(name);
    strings(texts);
  }

  void strings(List<String> texts) {
    begin('[');
    for (String text : texts) {
      string(text);
    }
    end(']');
  }

  private TraceJson bare(String text) {
    separate();
    reserve(text.length());
    for (int i = 0; i < text.length(); i++) {
      bytes[length + i] = (byte) text.charAt(i);
    }
    length += text.length();
    comma = true;
    return this;
  }

  private void separate() {
    if (comma) {
      ascii(',');
    }
  }

  private void ascii(char c) {
    reserve(1);
    bytes[length++] = (byte) c;
  }

  private void quoted(String text) {
    ascii('"');
    int n = text.length();
    for (int i = 0; i < n; i++) {
      i = plain(text, i);
      if (i < n) {
        i = special(text, i);
      }
    }
    ascii('"');
  }

  /* Writes plain characters from here on, and says where they end. */
  private int plain(String text, int from) {
    int n = text.length();
    reserve(n - from + 1);
    byte[] to = bytes;
    int at = length - from;
    int i = from;
    for (; i < n; i++) {
      char c = text.charAt(i);
      if (c >= PLAIN.length || !PLAIN[c]) {
        break;
      }
      to[at + i] = (byte) c;
    }
    length = at + i;
    return i;
  }

  /* Writes a character that cannot stand as it is; where it ends. */
  private int special(String text, int at) {
    char c = text.charAt(at);
    if (c < 0x80) {
      escaped(c);
      return at;
    }
    boolean pair =
        Character.isHighSurrogate(c)
            && at + 1 < text.length()
            && Character.isLowSurrogate(text.charAt(at + 1));
    int last = pair ? at + 1 : at;
    byte[] encoded = text.substring(at, last + 1).getBytes(StandardCharsets.UTF_8);
    reserve(encoded.length);
    System.arraycopy(encoded, 0, bytes, length, encoded.length);
    length += encoded.length;
    return last;
  }

  private void escaped(char c) {
    ascii('\\');
    switch (c) {
      case '"', '\\' -> ascii(c);
      case '\b' -> ascii('b');
      case '\t' -> ascii('t');
      case '\n' -> ascii('n');
      case '\f' -> ascii('f');
      case '\r' -> ascii('r');
      default -> {
        String digits = HEX.toHexDigits(c);
        ascii('u');
        for (int i = 0; i < digits.length(); i++) {
          ascii(digits.charAt(i));
        }
      }
    }
  }

  private void reserve(int more) {
    if (more > bytes.length - length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
