package io.redoubt.detect.sigma.rule;

/// How two texts are made comparable without case: character by character, as
/// [String#equalsIgnoreCase] does, so that lengths never change.
public final class Folding {
  private static final String DASHES = "-/\u2013\u2014\u2015";

  private Folding() {}

  /// The text in the one case that all its spellings share.
  public static String fold(String text) {
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (fold(c) != c) {
        return folded(text, i);
      }
    }
    return text;
  }

  /// The character without case.
  public static char fold(char c) {
    if (c < 128) {
      return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    }
    return Character.toLowerCase(Character.toUpperCase(c));
  }

  /// The text with every character that can begin a Windows option made one.
  public static String dashes(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isDash(text.charAt(i)) && text.charAt(i) != '-') {
        char[] chars = text.toCharArray();
        for (int j = i; j < chars.length; j++) {
          chars[j] = isDash(chars[j]) ? '-' : chars[j];
        }
        return new String(chars);
      }
    }
    return text;
  }

  private static boolean isDash(char c) {
    return DASHES.indexOf(c) >= 0;
  }

  private static String folded(String text, int from) {
    char[] chars = text.toCharArray();
    for (int i = from; i < chars.length; i++) {
      chars[i] = fold(chars[i]);
    }
    return new String(chars);
  }
}
