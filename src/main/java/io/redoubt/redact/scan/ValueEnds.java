package io.redoubt.redact.scan;

/// Where values that stand without quotes end. Remembers the last answers, so that many names
/// before one long value cost no more than one. Not thread-safe.
final class ValueEnds {
  private final String s;
  private int valueFrom = -1;
  private int valueTo = -1;
  private int lineFrom = -1;
  private int lineTo = -1;
  private int signFrom = -1;
  private int signTo = -1;

  ValueEnds(String text) {
    this.s = text;
  }

  /// The first sign from here on that ends a value; the length of the text when there is none.
  int value(int at) {
    if (at < valueFrom || at > valueTo) {
      int to = at;
      while (to < s.length() && !Chars.ends(s.charAt(to))) {
        to++;
      }
      valueFrom = at;
      valueTo = to;
    }
    return valueTo;
  }

  /// The first line break or quote from here on, likewise.
  int line(int at) {
    if (at < lineFrom || at > lineTo) {
      int to = at;
      while (to < s.length() && "\r\n\"'".indexOf(s.charAt(to)) < 0) {
        to++;
      }
      lineFrom = at;
      lineTo = to;
    }
    return lineTo;
  }

  /// The first `=` or `:` from here on, likewise.
  int sign(int at) {
    if (at < signFrom || at > signTo) {
      int to = at;
      while (to < s.length() && s.charAt(to) != '=' && s.charAt(to) != ':') {
        to++;
      }
      signFrom = at;
      signTo = to;
    }
    return signTo;
  }
}
