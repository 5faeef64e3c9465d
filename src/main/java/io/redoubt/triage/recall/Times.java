package io.redoubt.triage.recall;

/// Points of time that begin with a digit, told by their characters: what of the first alternative
/// of [Form#SLOT] matches at a year or an hour, without the pattern. Stateless.
final class Times {
  private static final String DAY = "dddd-dd-dd";
  private static final String HOUR = "dd:dd";
  private static final String SECOND = "dd:dd:dd";
  private static final String UTC = " UTC";
  private static final int MOST_PARTS = 9;

  private Times() {}

  /// Where the time that begins here ends; 0 when none does, or only the pattern can tell.
  ///
  /// @param at a place before which neither letter nor digit stands
  static int end(String text, int at) {
    if (is(DAY, text, at)) {
      return stamp(text, at + DAY.length());
    }
    boolean apart = at == 0 || (text.charAt(at - 1) < 0x80 && text.charAt(at - 1) != '_');
    return apart && is(HOUR, text, at) ? hour(text, at) : 0;
  }

  /* Behind a day. */
  private static int stamp(String text, int at) {
    boolean follows = at < text.length() && (text.charAt(at) == 'T' || text.charAt(at) == ' ');
    if (!follows || !is(SECOND, text, at + 1)) {
      return 0;
    }
    int end = parts(text, at + 1 + SECOND.length());
    return zone(text, end);
  }

  private static int parts(String text, int at) {
    boolean point = at < text.length() && (text.charAt(at) == '.' || text.charAt(at) == ',');
    int to = at + 1;
    while (point && to < text.length() && to <= at + MOST_PARTS && digit(text.charAt(to))) {
      to++;
    }
    return point && to > at + 1 ? to : at;
  }

  private static int zone(String text, int at) {
    if (text.startsWith("Z", at)) {
      return at + 1;
    }
    if (text.startsWith(UTC, at)) {
      return at + UTC.length();
    }
    boolean sign = at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-');
    if (sign && is(HOUR, text, at + 1)) {
      return at + 1 + HOUR.length();
    }
    return sign && is("dddd", text, at + 1) ? at + 5 : at;
  }

  private static int hour(String text, int at) {
    int end = at + (is(SECOND, text, at) ? SECOND : HOUR).length();
    return text.startsWith(UTC, end) ? end + UTC.length() : end;
  }

  /* Whether it stands there; `d` is a digit, anything else itself. */
  private static boolean is(String form, String text, int at) {
    if (at + form.length() > text.length()) {
      return false;
    }
    for (int i = 0; i < form.length(); i++) {
      char c = text.charAt(at + i);
      if (form.charAt(i) == 'd' ? !digit(c) : c != form.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }
}
