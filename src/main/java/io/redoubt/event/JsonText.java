package io.redoubt.event;

import java.nio.charset.StandardCharsets;

/// Undoes JSON string escapes. A broken escape is kept as it stands, so nothing is lost.
public final class JsonText {
  private JsonText() {}

  /// The text of a JSON string's inside, `buffer[from, to)`.
  public static String unescape(byte[] buffer, int from, int to) {
    StringBuilder out = new StringBuilder(to - from);
    int plain = from;
    int i = from;
    while (i < to) {
      if (buffer[i] != '\\' || i + 1 >= to) {
        i++;
        continue;
      }
      out.append(new String(buffer, plain, i - plain, StandardCharsets.UTF_8));
      i = escape(buffer, i, to, out);
      plain = i;
    }
    return out.append(new String(buffer, plain, to - plain, StandardCharsets.UTF_8)).toString();
  }

  private static int escape(byte[] buffer, int at, int to, StringBuilder out) {
    byte c = buffer[at + 1];
    switch (c) {
      case '"', '\\', '/' -> out.append((char) c);
      case 'n' -> out.append('\n');
      case 't' -> out.append('\t');
      case 'r' -> out.append('\r');
      case 'b' -> out.append('\b');
      case 'f' -> out.append('\f');
      case 'u' -> {
        int unit = at + 6 <= to ? hex4(buffer, at + 2) : -1;
        if (unit >= 0) {
          out.append((char) unit);
          return at + 6;
        }
        out.append("\\u");
      }
      default -> {
        out.append('\\');
        return at + 1;
      }
    }
    return at + 2;
  }

  private static int hex4(byte[] buffer, int at) {
    int value = 0;
    for (int i = at; i < at + 4; i++) {
      int digit = Character.digit(buffer[i], 16);
      if (digit < 0) {
        return -1;
      }
      value = value << 4 | digit;
    }
    return value;
  }
}
