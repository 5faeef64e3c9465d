package io.redoubt.api.compat.json;

/// The ends of a text, for languages that differ in what they take for a space.
final class Ends {
  /// Whether a character is a space.
  @FunctionalInterface
  interface Space {
    boolean is(char c);
  }

  private Ends() {}

  /// The text without the spaces at both ends.
  static String bare(String text, Space space) {
    int from = 0;
    int to = text.length();
    while (from < to && space.is(text.charAt(from))) {
      from++;
    }
    while (to > from && space.is(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }
}
