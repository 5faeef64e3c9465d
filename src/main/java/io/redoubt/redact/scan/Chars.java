package io.redoubt.redact.scan;

/// Classes of characters, looked up in a table: comparisons one after the other are guessed wrong
/// too often. Stateless.
final class Chars {
  private static final int ASCII = 128;
  private static final int ALPHANUMERIC = 1;
  private static final int WORDLY = 2;
  private static final int HEX = 4;
  private static final int WORD = 8;
  private static final int ENDS = 16;

  private static final byte[] CLASSES = classes();

  private Chars() {}

  private static byte[] classes() {
    byte[] classes = new byte[ASCII];
    for (char c = 0; c < ASCII; c++) {
      boolean alphanumeric = letter(c) || digit(c);
      boolean hex = digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
      boolean ends = c <= ' ' || ",;&\"'<>()[]{}|`".indexOf(c) >= 0;
      int all = alphanumeric ? ALPHANUMERIC | WORDLY | WORD : 0;
      all |= c == '_' ? WORDLY : 0;
      all |= "_-+/=~.".indexOf(c) >= 0 ? WORD : 0;
      all |= (hex ? HEX : 0) | (ends ? ENDS : 0);
      classes[c] = (byte) all;
    }
    return classes;
  }

  private static boolean is(char c, int of) {
    return c < ASCII && (CLASSES[c] & of) != 0;
  }

  /// A letter or digit of ASCII.
  static boolean alphanumeric(char c) {
    return is(c, ALPHANUMERIC);
  }

  /// What regular expressions call a character of a word: a letter, digit or underscore of ASCII.
  static boolean wordly(char c) {
    return is(c, WORDLY);
  }

  /// A letter of ASCII.
  static boolean letter(char c) {
    int lower = c | 0x20;
    return lower >= 'a' && lower <= 'z';
  }

  static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean hex(char c) {
    return is(c, HEX);
  }

  /// What words drawn at random consist of: base64, base64url, hexadecimal and the like.
  static boolean word(char c) {
    return is(c, WORD);
  }

  /// What ends a value that stands without quotes.
  static boolean ends(char c) {
    return is(c, ENDS);
  }
}
