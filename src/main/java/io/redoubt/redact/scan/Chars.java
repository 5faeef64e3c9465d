package io.redoubt.redact.scan;

/// Classes of characters. Stateless.
final class Chars {
  private Chars() {}

  /// A letter or digit of ASCII.
  static boolean alphanumeric(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  /// What regular expressions call a character of a word: a letter, digit or underscore of ASCII.
  static boolean wordly(char c) {
    return alphanumeric(c) || c == '_';
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
    return digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }

  /// What words drawn at random consist of: base64, base64url, hexadecimal and the like.
  static boolean word(char c) {
    return alphanumeric(c)
        || c == '_'
        || c == '-'
        || c == '+'
        || c == '/'
        || c == '='
        || c == '~'
        || c == '.';
  }

  /// What ends a value that stands without quotes.
  static boolean ends(char c) {
    return c <= ' ' || ",;&\"'<>()[]{}|`".indexOf(c) >= 0;
  }
}
