package io.redoubt.event.query;

/// Case and length by which texts are compared: lower case of each code point for itself, and only
/// the first {@link #LENGTH} characters.
public final class Fold {
  /// Characters (UTF-16) of a value that count; the rest is not compared.
  public static final int LENGTH = 1024;

  private Fold() {}

  /// The text as it is compared.
  public static String fold(String text) {
    String shown = text.length() > LENGTH ? text.substring(0, LENGTH) : text;
    for (int i = 0; i < shown.length(); i++) {
      char c = shown.charAt(i);
      if (c > 0x7f || (c >= 'A' && c <= 'Z')) {
        return folded(shown);
      }
    }
    return shown;
  }

  /// The code point in lower case.
  static int fold(int codePoint) {
    if (codePoint < 0x80) {
      return codePoint >= 'A' && codePoint <= 'Z' ? codePoint + 32 : codePoint;
    }
    return Character.toLowerCase(codePoint);
  }

  private static String folded(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      /* Half a surrogate pair has no UTF-8 and would not be found again. */
      out.appendCodePoint(c >= 0xd800 && c <= 0xdfff ? 0xfffd : fold(c));
    }
    return out.toString();
  }
}
