package io.redoubt.triage.recall;

/// Lists of stand-ins, told by their characters: what the third alternative of [Form#SLOT] matches,
/// without the pattern. Stateless.
final class StandInList {
  private static final int MOST_LETTERS = 12;
  private static final int MOST_DIGITS = 9;
  private static final int MOST_COUNT = 13;
  private static final String[] SIDES = {"_INT", "_EXT", "_LOOP", "_ANY"};

  private StandInList() {}

  /// Where the list that begins here ends; 0 when none does.
  static int end(String text, int at) {
    if (at > 0 && named(text.charAt(at - 1))) {
      return 0;
    }
    int end = item(text, at);
    if (end == 0) {
      return 0;
    }
    for (int next = end; next > 0; ) {
      end = next;
      next = text.startsWith(", ", end) ? item(text, end + 2) : 0;
    }
    if (text.startsWith(", …", end)) {
      return end + 3;
    }
    return text.startsWith(", ...", end) ? end + 5 : end;
  }

  /* Where the stand-in that begins here ends, with its quotes and its count; 0 when none does. */
  private static int item(String text, int at) {
    int first = is(text, at, '"') ? at + 1 : at;
    int to = first;
    while (to < text.length() && text.charAt(to) >= 'A' && text.charAt(to) <= 'Z') {
      to++;
    }
    if (to - first < 2 || to - first > MOST_LETTERS) {
      return 0;
    }
    for (String side : SIDES) {
      if (text.startsWith(side, to)) {
        to += side.length();
        break;
      }
    }
    if (!is(text, to, '_') || !digit(text, to + 1)) {
      return 0;
    }
    to = digits(text, to + 1);
    if (text.startsWith("_N", to) && digit(text, to + 2)) {
      to = digits(text, to + 2);
    }
    return counted(text, is(text, to, '"') ? to + 1 : to);
  }

  private static int counted(String text, int at) {
    if (!text.startsWith(" (", at) || !digit(text, at + 2)) {
      return at;
    }
    int to = at + 2;
    while (to - at - 2 < MOST_COUNT && (digit(text, to) || is(text, to, ','))) {
      to++;
    }
    return is(text, to, ')') ? to + 1 : at;
  }

  private static int digits(String text, int at) {
    int to = at;
    while (to - at < MOST_DIGITS && digit(text, to)) {
      to++;
    }
    return to;
  }

  private static boolean is(String text, int at, char c) {
    return at < text.length() && text.charAt(at) == c;
  }

  private static boolean digit(String text, int at) {
    return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }

  private static boolean named(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  }
}
