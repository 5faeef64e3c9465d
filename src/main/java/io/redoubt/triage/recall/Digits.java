package io.redoubt.triage.recall;

/// Numbers that can be nothing but a number in a [Form]: told by their digits and what stands
/// beside them, without a pattern. Stateless.
final class Digits {
  /// From this many digits on it may be hexadecimal.
  private static final int HEX = 8;

  private Digits() {}

  /// Where the number that begins here ends; -1 when none does; 0 when only the pattern can tell.
  ///
  /// @param at a place before which neither letter nor digit stands
  static int end(String text, int at) {
    int to = at;
    while (to < text.length() && digit(text.charAt(to))) {
      to++;
    }
    if (to == at || to - at >= HEX || to == text.length() || !apart(text, to)) {
      return 0;
    }
    char before = at == 0 ? ' ' : text.charAt(at - 1);
    return before == '.' || before == '_' ? -1 : to;
  }

  /* Whether what follows can belong neither to the number nor to a time, a length of time or a
  count behind it. */
  private static boolean apart(String text, int at) {
    char c = text.charAt(at);
    if (c == ' ') {
      return !text.startsWith("(", at + 1) && !unit(text, at + 1);
    }
    return c < 0x80 && !letter(c) && "_,:/-".indexOf(c) < 0;
  }

  /* Whether a unit of time may stand here: `d`, `h`, `min` or `s`, and no word that begins so. */
  private static boolean unit(String text, int at) {
    if (at == text.length() || "dhms".indexOf(text.charAt(at)) < 0) {
      return false;
    }
    boolean minute = text.charAt(at) == 'm';
    int end = at + (minute ? 3 : 1);
    char behind = end < text.length() ? text.charAt(end) : ' ';
    boolean word = behind < 0x80 && (letter(behind) || digit(behind) || behind == '_');
    return !word && (!minute || text.startsWith("min", at));
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean letter(char c) {
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
  }
}
