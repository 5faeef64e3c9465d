package io.redoubt.parse.windows;

import io.redoubt.parse.frame.Bytes;
import java.nio.charset.StandardCharsets;

/// The text of an XML element or attribute: references to the five predefined entities and to
/// characters are undone, `CDATA` is opened, comments go. Other references stay as they stand, for
/// there is no document type that could define them.
final class XmlText {
  private static final String CDATA = "<![CDATA[";
  private static final int LONGEST_REFERENCE = 10;

  private XmlText() {}

  /// Whether `buffer[from, to)` is its own text.
  static boolean plain(byte[] buffer, int from, int to) {
    return Bytes.indexOf(buffer, from, to, (byte) '&') < 0
        && Bytes.indexOf(buffer, from, to, (byte) '<') < 0;
  }

  /// The text of `buffer[from, to)`.
  static String of(byte[] buffer, int from, int to) {
    StringBuilder out = new StringBuilder(to - from);
    int plain = from;
    int at = from;
    while (at < to) {
      byte b = buffer[at];
      if (b != '&' && b != '<') {
        at++;
        continue;
      }
      out.append(utf8(buffer, plain, at));
      at = b == '&' ? reference(buffer, at, to, out) : markup(buffer, at, to, out);
      plain = at;
    }
    return out.append(utf8(buffer, plain, to)).toString();
  }

  private static int markup(byte[] buffer, int at, int to, StringBuilder out) {
    if (Bytes.startsWith(buffer, at, to, CDATA)) {
      int from = at + CDATA.length();
      int end = Bytes.indexOf(buffer, from, to, "]]>");
      out.append(utf8(buffer, from, end < 0 ? to : end));
      return end < 0 ? to : end + 3;
    }
    int end = Bytes.indexOf(buffer, at, to, "-->");
    return end < 0 ? to : end + 3;
  }

  private static int reference(byte[] buffer, int at, int to, StringBuilder out) {
    int end = Bytes.indexOf(buffer, at, Math.min(to, at + LONGEST_REFERENCE), (byte) ';');
    String name = end < 0 ? "" : utf8(buffer, at + 1, end);
    int c =
        switch (name) {
          case "amp" -> '&';
          case "lt" -> '<';
          case "gt" -> '>';
          case "quot" -> '"';
          case "apos" -> '\'';
          default -> name.startsWith("#") ? character(name) : -1;
        };
    if (c < 0) {
      out.append('&');
      return at + 1;
    }
    out.appendCodePoint(c);
    return end + 1;
  }

  private static int character(String name) {
    boolean hex = name.startsWith("#x") || name.startsWith("#X");
    try {
      int c = hex ? Integer.parseInt(name, 2, name.length(), 16) : number(name);
      return Character.isValidCodePoint(c) ? c : -1;
    } catch (NumberFormatException noNumber) {
      return -1;
    }
  }

  private static int number(String name) {
    return Integer.parseInt(name, 1, name.length(), 10);
  }

  private static String utf8(byte[] buffer, int from, int to) {
    return new String(buffer, from, to - from, StandardCharsets.UTF_8);
  }
}
