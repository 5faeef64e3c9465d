package io.redoubt.redact.scan;

import org.jspecify.annotations.Nullable;

/// Where values that stand without quotes end. Remembers the last answers, so that many names
/// before one long value cost no more than one. Not thread-safe.
final class ValueEnds {
  private final String s;
  private final Finds steps;
  private int valueFrom = -1;
  private int valueTo = -1;
  private int lineFrom = -1;
  private int lineTo = -1;
  private int signFrom = -1;
  private int signTo = -1;
  private int walked;
  private int @Nullable [] signs;

  /// @param steps counts the characters that are gone over
  ValueEnds(String text, Finds steps) {
    this.s = text;
    this.steps = steps;
  }

  /// The first sign from here on that ends a value; the length of the text when there is none.
  int value(int at) {
    if (at < valueFrom || at > valueTo) {
      int to = at;
      while (to < s.length() && !Chars.ends(s.charAt(to))) {
        to++;
      }
      valueFrom = at;
      steps.stepped(to - at);
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
      steps.stepped(to - at);
      lineTo = to;
    }
    return lineTo;
  }

  /// The first `=` or `:` from here on, likewise.
  int sign(int at) {
    int[] all = signs;
    if (all != null) {
      return all[at];
    }
    if (at < signFrom || at > signTo) {
      int to = at;
      while (to < s.length() && s.charAt(to) != '=' && s.charAt(to) != ':') {
        to++;
      }
      walked += to - at;
      signs = walked > s.length() ? signs() : null;
      signFrom = at;
      steps.stepped(to - at);
      signTo = to;
    }
    return signTo;
  }

  /* Of each place the next sign, once as much was gone over as the text is long. */
  private int[] signs() {
    int n = s.length();
    int[] next = new int[n + 1];
    next[n] = n;
    for (int i = n - 1; i >= 0; i--) {
      next[i] = s.charAt(i) == '=' || s.charAt(i) == ':' ? i : next[i + 1];
    }
    steps.stepped(n);
    return next;
  }
}
