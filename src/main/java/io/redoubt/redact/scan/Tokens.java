package io.redoubt.redact.scan;

/// Tells words drawn at random from words that people make. Stateless.
final class Tokens {
  private static final double BUSY = 0.28;
  private static final int ENOUGH = 4;

  /* Small letters of a word at least. */
  private static final int WORD = 2;

  private Tokens() {}

  /// Whether a word looks drawn at random: at least `least` characters, and its letters, capitals
  /// and digits change places as they do in no spoken word.
  static boolean drawn(String s, int from, int to, int least) {
    int length = to - from;
    if (length < least) {
      return false;
    }
    int switches = 0;
    int digits = 0;
    int letters = 0;
    int last = -1;
    for (int i = from; i < to; i++) {
      int kind = kind(s.charAt(i));
      if (kind == 0) {
        digits++;
      } else if (kind > 0) {
        letters++;
      }
      if (kind >= 0 && last >= 0 && kind != last) {
        switches++;
      }
      last = kind >= 0 ? kind : last;
    }
    return drawn(length, digits, letters, switches) && !(digits == 0 && named(s, from, to));
  }

  /* `AttachUserPolicy`, `getHTTPResponseCode`: words put together. Each has a capital, then at least
  two small letters with a vowel among them; one run of capitals may be an abbreviation. Of words
  of sixteen letters and digits drawn at random one in two thousand looks so, of twenty-four one in
  a hundred thousand. */
  static boolean named(String s, int from, int to) {
    int abbreviations = 0;
    int i = from;
    while (i < to) {
      int small = run(s, i, to, 2);
      abbreviations += small - i > 1 ? 1 : 0;
      int end = run(s, small, to, 1);
      boolean whole = end - small >= WORD && vowel(s, small, end);
      if ((!whole && !(end == to && end == small)) || abbreviations > 1) {
        return false;
      }
      i = end;
    }
    return true;
  }

  /* Where the run of letters of this kind ends. */
  private static int run(String s, int from, int to, int kind) {
    int i = from;
    while (i < to && kind(s.charAt(i)) == kind) {
      i++;
    }
    return i;
  }

  private static boolean vowel(String s, int from, int to) {
    for (int i = from; i < to; i++) {
      if ("aeiouy".indexOf(s.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  /// The same, told from what was counted.
  static boolean drawn(int length, int digits, int letters, int switches) {
    boolean mixed = digits >= 2 && letters >= 2 && switches >= ENOUGH;
    boolean busy = letters > 0 && switches >= BUSY * length && switches >= ENOUGH - 1;
    return (mixed && switches >= length / 8) || busy;
  }

  /// 0 for a digit, 1 for a small letter, 2 for a capital, -1 for anything else.
  static int kind(char c) {
    if (Chars.digit(c)) {
      return 0;
    }
    if (c >= 'a' && c <= 'z') {
      return 1;
    }
    return c >= 'A' && c <= 'Z' ? 2 : -1;
  }
}
