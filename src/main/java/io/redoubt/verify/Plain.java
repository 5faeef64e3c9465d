package io.redoubt.verify;

import java.text.Normalizer;

/// The visible part of a text: compatible forms made one (`６` is `6`), white space made a space,
/// characters that a person does not see taken out. Stateless, linear in the text.
final class Plain {
  private Plain() {}

  /// The text on one line, without hidden characters, stripped.
  static String of(String text) {
    if (simple(text)) {
      return text.strip();
    }
    String one = Normalizer.normalize(whole(text), Normalizer.Form.NFKC);
    StringBuilder out = new StringBuilder(one.length());
    for (int i = 0; i < one.length(); ) {
      int c = one.codePointAt(i);
      i += Character.charCount(c);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        out.append(' ');
      } else if (!hidden(c)) {
        out.appendCodePoint(c);
      }
    }
    return out.toString().strip();
  }

  /// Printable ASCII needs no work.
  private static boolean simple(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~') {
        return false;
      }
    }
    return true;
  }

  /// Without halves of surrogate pairs, which no normaliser expects.
  private static String whole(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
        out.appendCodePoint(c);
      }
    }
    return out.toString();
  }

  /// Control, direction, joining, variation, tag, private and unassigned characters, fillers, and
  /// marks that pile up on letters.
  private static boolean hidden(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.ENCLOSING_MARK,
          Character.NON_SPACING_MARK ->
          true;
      default ->
          (c >= 0xFE00 && c <= 0xFE0F)
              || (c >= 0xE0000 && c <= 0xE0FFF)
              || c == 0x115F
              || c == 0x1160
              || c == 0x2800
              || c == 0x3164
              || c == 0xFFA0;
    };
  }
}
