package io.redoubt.redact.scan;

import io.redoubt.redact.scan.NameList.Word;
import java.util.Locale;

/// Accounts behind words that programs write before them: `Invalid user …`, `sudo: … :`,
/// `user=<…>`, `Account Name: …`, `(…) CMD`; and those made of two names, `anna.kowalska`.
/// Stateless.
final class AccountCues {
  private static final int LONGEST = 64;
  private static final int BLANKS = 8;
  private static final int NAME = 24;

  private AccountCues() {}

  /// Finds the one that a word which begins here announces.
  static void at(String s, int at, Spans found) {
    if (s.startsWith("user", at)) {
      user(s, at, at + 4, found);
    } else if (s.startsWith("sudo: ", at)) {
      int from = blanks(s, at + 5);
      if (s.startsWith(" : ", word(s, from))) {
        word(s, found, from);
      }
    } else if (s.startsWith("CMD", at) && at > 2 && s.startsWith(") ", at - 2)) {
      run(s, at - 2, found);
    }
  }

  private static void user(String s, int at, int end, Spans found) {
    if (s.startsWith("=<", end)) {
      word(s, found, end + 2);
    } else if (at > 0
        && s.charAt(at - 1) == ' '
        && s.startsWith(" ", end)
        && announced(s, at - 1)) {
      word(s, found, end + 1);
    }
  }

  /* `(anna) CMD` */
  private static void run(String s, int close, Spans found) {
    int from = close;
    while (from > 0 && close - from <= LONGEST && !Chars.ends(s.charAt(from - 1))) {
      from--;
    }
    if (from > 0 && s.charAt(from - 1) == '(') {
      word(s, found, from);
    }
  }

  /// The one behind blanks.
  static void behind(String s, int at, Spans found) {
    word(s, found, blanks(s, at));
  }

  /* The word before says that the one behind is an account. */
  private static boolean announced(String s, int at) {
    int from = at;
    while (from > 0 && at - from < 16 && Chars.letter(s.charAt(from - 1))) {
      from--;
    }
    return switch (s.substring(from, at).toLowerCase(Locale.ROOT)) {
      case "invalid", "illegal", "unknown", "authenticating" -> true;
      case "change", "delete", "remove", "new", "add" ->
          at + 6 < s.length() && (s.charAt(at + 6) == '\'' || s.charAt(at + 6) == '"');
      default -> false;
    };
  }

  private static int blanks(String s, int at) {
    int i = at;
    while (i < s.length() && i - at < BLANKS && (s.charAt(i) == ' ' || s.charAt(i) == '\t')) {
      i++;
    }
    return i;
  }

  private static int word(String s, int at) {
    int end = at;
    while (end < s.length()
        && end - at <= LONGEST
        && !Chars.ends(s.charAt(end))
        && s.charAt(end) != ':') {
      end++;
    }
    return end;
  }

  private static void word(String s, Spans found, int at) {
    int from = at < s.length() && (s.charAt(at) == '\'' || s.charAt(at) == '"') ? at + 1 : at;
    int end = word(s, from);
    if (end > from && end - from <= LONGEST && Checks.person(s.substring(from, end))) {
      found.add(from, end);
    }
  }

  /// `anna.kowalska`, with this full stop in it.
  static void dotted(String s, int dot, Spans found) {
    if (!small(s.charAt(dot - 1)) || dot + 1 == s.length() || !small(s.charAt(dot + 1))) {
      return;
    }
    int start = dot;
    while (start > 0 && dot - start <= NAME && small(s.charAt(start - 1))) {
      start--;
    }
    int end = dot + 1;
    while (end < s.length() && end - dot <= NAME && small(s.charAt(end))) {
      end++;
    }
    if (dot - start > 2 && end - dot > 4 && alone(s, start, end) && account(s, start, dot, end)) {
      found.add(start, end);
    }
  }

  private static boolean account(String s, int start, int dot, int end) {
    if (NameList.shipped().of(s, start, dot) != Word.GIVEN) {
      return false;
    }
    return switch (NameList.shipped().of(s, dot + 1, end)) {
      case GIVEN, SURNAME, FOREIGN -> true;
      case MAYBE, OTHER, PLAIN -> false;
    };
  }

  private static boolean small(char c) {
    return c >= 'a' && c <= 'z';
  }

  /* No more of the word before or behind. */
  private static boolean alone(String s, int start, int end) {
    char before = start > 0 ? s.charAt(start - 1) : ' ';
    char after = end < s.length() ? s.charAt(end) : ' ';
    boolean on = end + 1 < s.length() && Character.isLetter(s.charAt(end + 1));
    return !Chars.wordly(before)
        && "./@-".indexOf(before) < 0
        && !Chars.wordly(after)
        && !(on && ".(-".indexOf(after) >= 0);
  }
}
