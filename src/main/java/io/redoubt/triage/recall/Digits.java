package io.redoubt.triage.recall;

/// Numbers that can be nothing but a number in a [Form]: told by their digits and what stands
/// beside them, without a pattern. Stateless.
final class Digits {
  /// From this many digits on it may be hexadecimal.
  private static final int HEX = 8;

  /// Of a length of time.
  private static final int MOST = 6;

  private Digits() {}

  /// Where the number that begins here ends; -1 when none does; 0 when only the pattern can tell.
  ///
  /// @param at a place before which neither letter nor digit stands
  static int end(String text, int at) {
    int to = digits(text, at);
    if (to == at || to - at >= HEX || to == text.length()) {
      return 0;
    }
    if (text.startsWith(" (", to)) {
      return counted(text, at, to);
    }
    if (!apart(text, to)) {
      return 0;
    }
    return joined(text, at) ? -1 : to;
  }

  /* A number before a count in brackets is a name. */
  private static int counted(String text, int at, int to) {
    int count = to + 2;
    boolean name = count < text.length() && digit(text.charAt(count));
    return name || joined(text, at) ? -1 : to;
  }

  private static boolean joined(String text, int at) {
    return at > 0 && (text.charAt(at - 1) == '.' || text.charAt(at - 1) == '_');
  }

  private static int digits(String text, int at) {
    int to = at;
    while (to < text.length() && digit(text.charAt(to))) {
      to++;
    }
    return to;
  }

  /// Where the length of time that begins here ends, with the space behind it: `3 h 5 min `; 0 when
  /// none does.
  ///
  /// @param at a place before which neither letter nor digit stands
  static int span(String text, int at) {
    int end = 0;
    for (int to = part(text, at); to > 0; to = part(text, end)) {
      end = to < text.length() && text.charAt(to) == ' ' ? to + 1 : to;
    }
    return end;
  }

  /* A number and a unit; 0 when they do not stand here. */
  private static int part(String text, int at) {
    int to = digits(text, at);
    boolean number = to > at && to - at <= MOST && to < text.length() && text.charAt(to) == ' ';
    return !number || !unit(text, to + 1) ? 0 : to + (text.charAt(to + 1) == 'm' ? 4 : 2);
  }

  /* Whether what follows can belong neither to the number nor to a time, a length of time or a
  count behind it. */
  private static boolean apart(String text, int at) {
    char c = text.charAt(at);
    if (c == ' ') {
      return !unit(text, at + 1);
    }
    if (c == ',') {
      int behind = at;
      while (behind < text.length() && text.charAt(behind) == ',') {
        behind++;
      }
      return behind == text.length() || !digit(text.charAt(behind));
    }
    return c < 0x80 && !letter(c) && "_:/-".indexOf(c) < 0;
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
