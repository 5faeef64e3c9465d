package io.redoubt.audit.entry;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A growing buffer of JSON in UTF-8 as RFC 8785 writes it, for values that are objects with keys
/// in order, lists, whole numbers and strings: no blanks, strings escaped as little as JSON allows,
/// a lone half of a surrogate pair as U+FFFD. Not thread-safe.
final class CanonicalJson {
  private static final String HEX = "0123456789abcdef";
  private static final int ROOM = 1 << 10;

  private byte[] bytes = new byte[ROOM];
  private int length;

  /* Whether the next value stands behind another one. */
  private boolean comma;

  byte[] toByteArray() {
    return Arrays.copyOf(bytes, length);
  }

  /// Bytes written so far.
  int length() {
    return length;
  }

  /// Begins an object or a list, `{` or `[`.
  CanonicalJson begin(char bracket) {
    separate();
    ascii(bracket);
    comma = false;
    return this;
  }

  /// Ends it.
  CanonicalJson end(char bracket) {
    ascii(bracket);
    comma = true;
    return this;
  }

  /// The name of the value that comes next; the caller keeps names in order.
  CanonicalJson name(String name) {
    text(name);
    ascii(':');
    comma = false;
    return this;
  }

  CanonicalJson text(String text) {
    separate();
    string(text);
    comma = true;
    return this;
  }

  CanonicalJson number(long number) {
    separate();
    digits(Long.toString(number));
    comma = true;
    return this;
  }

  /// Writes an object with its fields in the order of their names.
  CanonicalJson object(Map<?, ?> fields) {
    object(fields, "");
    return this;
  }

  /// Writes an object.
  ///
  /// @param fields in the order of their names
  /// @param name of a field that is not among them
  /// @return where the comma before that field would stand
  int object(Map<?, ?> fields, String name) {
    int place = -1;
    begin('{');
    for (Map.Entry<?, ?> field : fields.entrySet()) {
      String key = String.valueOf(field.getKey());
      if (place < 0 && key.compareTo(name) > 0) {
        place = length;
      }
      name(key);
      value(field.getValue());
    }
    end('}');
    return place < 0 ? length - 1 : place;
  }

  CanonicalJson list(List<?> list) {
    begin('[');
    for (int i = 0; i < list.size(); i++) {
      value(list.get(i));
    }
    return end(']');
  }

  private void value(@Nullable Object value) {
    switch (value) {
      case Map<?, ?> map -> object(map);
      case List<?> list -> list(list);
      case Number number -> number(number.longValue());
      case null, default -> text(String.valueOf(value));
    }
  }

  private void separate() {
    if (comma) {
      ascii(',');
    }
  }

  private void digits(String number) {
    for (int i = 0; i < number.length(); i++) {
      ascii(number.charAt(i));
    }
  }

  private void string(String text) {
    int n = text.length();
    ascii('"');
    for (int i = plain(text, 0); i < n; i = plain(text, i + 1)) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        i = beyond(text, i);
      } else {
        escaped(c);
      }
    }
    ascii('"');
  }

  /* Writes what needs no escape from here on, and says where it ends. */
  private int plain(String text, int from) {
    int n = text.length();
    reserve(Math.max(0, n - from));
    byte[] to = bytes;
    int at = length - from;
    int i = from;
    for (; i < n; i++) {
      char c = text.charAt(i);
      if (c >= 0x80 || c < ' ' || c == '"' || c == '\\') {
        break;
      }
      to[at + i] = (byte) c;
    }
    length = at + i;
    return i;
  }

  /* Writes a character beyond ASCII; where it ends. */
  private int beyond(String text, int at) {
    int point = text.codePointAt(at);
    boolean alone = point < 0x10000 && Character.isSurrogate((char) point);
    byte[] encoded = Character.toString(alone ? 0xFFFD : point).getBytes(StandardCharsets.UTF_8);
    reserve(encoded.length);
    System.arraycopy(encoded, 0, bytes, length, encoded.length);
    length += encoded.length;
    return at + Character.charCount(point) - 1;
  }

  private void escaped(char c) {
    ascii('\\');
    switch (c) {
      case '\b' -> ascii('b');
      case '\t' -> ascii('t');
      case '\n' -> ascii('n');
      case '\f' -> ascii('f');
      case '\r' -> ascii('r');
      case '"', '\\' -> ascii(c);
      default -> {
        digits("u00");
        ascii(HEX.charAt(c >> 4));
        ascii(HEX.charAt(c & 15));
      }
    }
  }

  private void ascii(char c) {
    reserve(1);
    bytes[length++] = (byte) c;
  }

  private void reserve(int more) {
    if (more > bytes.length - length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
