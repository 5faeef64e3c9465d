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

  byte[] toByteArray() {
    return Arrays.copyOf(bytes, length);
  }

  /// Writes an object.
  ///
  /// @param fields in the order of their names
  /// @param name of a field that is not among them
  /// @return where the comma before that field would stand
  int object(Map<?, ?> fields, String name) {
    int place = -1;
    ascii('{');
    int first = length;
    for (Map.Entry<?, ?> field : fields.entrySet()) {
      String key = String.valueOf(field.getKey());
      if (place < 0 && key.compareTo(name) > 0) {
        place = length;
      }
      if (length > first) {
        ascii(',');
      }
      string(key);
      ascii(':');
      value(field.getValue());
    }
    ascii('}');
    return place < 0 ? length - 1 : place;
  }

  private void value(@Nullable Object value) {
    switch (value) {
      case Map<?, ?> map -> object(map, "");
      case List<?> list -> list(list);
      case Number number -> digits(Long.toString(number.longValue()));
      case null, default -> string(String.valueOf(value));
    }
  }

  private void list(List<?> list) {
    ascii('[');
    for (int i = 0; i < list.size(); i++) {
      if (i > 0) {
        ascii(',');
      }
      value(list.get(i));
    }
    ascii(']');
  }

  private void digits(String number) {
    for (int i = 0; i < number.length(); i++) {
      ascii(number.charAt(i));
    }
  }

  private void string(String text) {
    int n = text.length();
    ascii('"');
    reserve(n);
    for (int i = 0; i < n; i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        i = beyond(text, i);
      } else if (c < ' ' || c == '"' || c == '\\') {
        escaped(c);
      } else {
        ascii(c);
      }
    }
    ascii('"');
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
