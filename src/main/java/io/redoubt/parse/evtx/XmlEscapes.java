package io.redoubt.parse.evtx;

import java.nio.charset.StandardCharsets;

/// Writes text so that it stands as text in XML.
final class XmlEscapes {
  private static final byte[] AMP = ascii("&amp;");
  private static final byte[] LT = ascii("&lt;");
  private static final byte[] GT = ascii("&gt;");
  private static final byte[] APOS = ascii("&apos;");

  private XmlEscapes() {}

  /// Whether `buffer[from, to)` cannot stand in XML as it is; attributes are in single quotes.
  static boolean needed(byte[] buffer, int from, int to, boolean attribute) {
    for (int i = from; i < to; i++) {
      byte b = buffer[i];
      if (b <= '>' && special(b, attribute)) {
        return true;
      }
    }
    return false;
  }

  /// Appends the text escaped; control characters that XML does not know become U+FFFD.
  static void append(byte[] text, boolean attribute, Utf8Buffer out) {
    for (byte b : text) {
      if (b > '>' || !special(b, attribute)) {
        out.put(b);
        continue;
      }
      switch (b) {
        case '&' -> out.put(AMP);
        case '<' -> out.put(LT);
        case '>' -> out.put(GT);
        case '\'' -> out.put(APOS);
        default -> out.codePoint(0xfffd);
      }
    }
  }

  private static boolean special(byte b, boolean attribute) {
    return switch (b) {
      case '&', '<', '>' -> true;
      case '\'' -> attribute;
      case '\t', '\n', '\r' -> false;
      default -> b >= 0 && b < 32;
    };
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
