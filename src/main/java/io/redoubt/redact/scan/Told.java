package io.redoubt.redact.scan;

/// Shapes told by their characters, which a pattern would find much slower: each method says, of a
/// place at which [Starts] lets the shape begin, where the identifier stands. Stateless.
final class Told {
  /// There is none.
  static final long NONE = -1;

  private static final int MOST_DOTS = 10;
  private static final int LONGEST_LABEL = 63;
  private static final int LONGEST_TOP = 18;
  private static final int LONGEST_NAME = 64;
  private static final int MOST_SPACES = 2;

  private static final String USER = " user ";
  private static final String FOR = " for ";
  private static final String INVALID = "invalid user ";
  private static final String FROM = " from";

  /// What follows a name that [#pam] tells, and belongs to its shape.
  static final int BEHIND_PAM = FROM.length();

  private static final String[] MEANS = {"password", "publickey", "gssapi-with-mic", "none"};

  private Told() {}

  /// Tells where an identifier stands.
  @FunctionalInterface
  interface Teller {
    /// @return begin and end, as [#from] and [#to] take them apart; [#NONE] when it does not stand
    ///     there
    long at(String text, int place);
  }

  static int from(long told) {
    return (int) (told >>> Integer.SIZE);
  }

  static int to(long told) {
    return (int) told;
  }

  private static long of(int from, int to) {
    return (long) from << Integer.SIZE | to;
  }

  /// Four short numbers between dots, unless a letter, an underscore or a fifth number follows.
  static long quad(String s, int place) {
    int to = place;
    for (int dots = 0; to < s.length(); to++) {
      char c = s.charAt(to);
      if (c == '.' && dots < 3) {
        dots++;
      } else if (!Chars.digit(c)) {
        boolean fifth = c == '.' && to + 1 < s.length() && Chars.digit(s.charAt(to + 1));
        return fifth || Chars.wordly(c) ? NONE : of(place, to);
      }
    }
    return of(place, to);
  }

  /// Labels between dots, the last of letters.
  static long domain(String s, int place) {
    int label = place;
    int dots = 0;
    int i = place;
    while (true) {
      while (i < s.length() && (Chars.wordly(s.charAt(i)) || s.charAt(i) == '-')) {
        i++;
      }
      boolean more = i + 1 < s.length() && s.charAt(i) == '.' && Chars.wordly(s.charAt(i + 1));
      if (!more) {
        break;
      }
      if (!label(s, label, i) || ++dots > MOST_DOTS) {
        return NONE;
      }
      label = ++i;
    }
    return dots > 0 && top(s, label, i) ? of(place, i) : NONE;
  }

  private static boolean label(String s, int from, int to) {
    return to - from <= LONGEST_LABEL && (to - from == 1 || Chars.alphanumeric(s.charAt(to - 1)));
  }

  private static boolean top(String s, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!Chars.letter(s.charAt(i))) {
        return false;
      }
    }
    return to - from >= 2 && to - from <= LONGEST_TOP;
  }

  /// What stands behind a key and a sign.
  static long keyed(String s, int place) {
    int i = place;
    while (i < s.length() && (Chars.letter(s.charAt(i)) || "_-".indexOf(s.charAt(i)) >= 0)) {
      i++;
    }
    i = spaces(s, quote(s, i));
    if (i == s.length() || "=:".indexOf(s.charAt(i)) < 0) {
      return NONE;
    }
    return name(s, quote(s, spaces(s, i + 1)), "\"',;&)<>][}{|");
  }

  private static int quote(String s, int at) {
    return at < s.length() && (s.charAt(at) == '"' || s.charAt(at) == '\'') ? at + 1 : at;
  }

  private static int spaces(String s, int at) {
    int i = at;
    while (i < s.length() && i - at < MOST_SPACES && s.charAt(i) == ' ') {
      i++;
    }
    return i;
  }

  /// `invalid user git`: the name.
  static long said(String s, int place) {
    if (place > 0 && Chars.wordly(s.charAt(place - 1))) {
      return NONE;
    }
    int at = place;
    while (at < s.length() && Chars.letter(s.charAt(at))) {
      at++;
    }
    return s.startsWith(USER, at) ? name(s, at + USER.length(), "\"',;:)(") : NONE;
  }

  /// `password for invalid user git from`: the name.
  static long pam(String s, int place) {
    int means = means(s, place);
    if (means < 0 || !s.startsWith(FOR, means)) {
      return NONE;
    }
    int at = means + FOR.length();
    at += s.startsWith(INVALID, at) ? INVALID.length() : 0;
    long told = name(s, at, "");
    int end = to(told) + FROM.length();
    boolean from = told != NONE && s.startsWith(FROM, to(told));
    return from && !(end < s.length() && Chars.wordly(s.charAt(end))) ? told : NONE;
  }

  /* Where the way to log on ends; -1 when none begins here. */
  private static int means(String s, int place) {
    for (String means : MEANS) {
      if (s.startsWith(means, place) && s.startsWith(FOR, place + means.length())) {
        return place + means.length();
      }
    }
    int i = place;
    while (i < s.length() && i - place < 24 && (small(s.charAt(i)) || s.charAt(i) == '-')) {
      i++;
    }
    return i > place && s.startsWith("/pam", i) ? i + "/pam".length() : -1;
  }

  private static boolean small(char c) {
    return c >= 'a' && c <= 'z';
  }

  /* Up to sixty-four characters that are neither blank nor one of these. */
  private static long name(String s, int from, String not) {
    int to = from;
    while (to < s.length()
        && to - from < LONGEST_NAME
        && !blank(s.charAt(to))
        && not.indexOf(s.charAt(to)) < 0) {
      to++;
    }
    return to == from ? NONE : of(from, to);
  }

  private static boolean blank(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }
}
