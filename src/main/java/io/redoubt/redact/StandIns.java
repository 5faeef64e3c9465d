package io.redoubt.redact;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/// What looks like a stand-in: `USER_1`, `IP_EXT_3_N1`. Told by its characters: most sentences of a
/// model hold some, and a pattern would be tried at each character. Stateless.
final class StandIns {
  private static final Set<String> NAMES =
      Set.of(
          "IP", "NET", "MAC", "EMAIL", "USER", "ADMIN", "SERVICE", "MACHINE", "HOST", "DOMAIN",
          "SID", "CLOUD", "IBAN", "CARD", "PHONE", "PLACE", "HASH", "ID", "TEXT");
  private static final Set<String> SIDES = Set.of("INT", "EXT", "LOOP", "ANY");
  private static final int LONGEST_NAME = 7;
  private static final int MOST_DIGITS = 9;

  private StandIns() {}

  /// Whether the whole text looks like one.
  static boolean is(String text) {
    return !text.isEmpty() && end(text, 0) == text.length();
  }

  /// Those in the text, each once.
  static List<String> in(String text) {
    List<String> found = new ArrayList<>();
    for (int i = next(text, 0); i >= 0; ) {
      int end = end(text, i);
      String token = text.substring(i, end);
      if (!found.contains(token)) {
        found.add(token);
      }
      i = next(text, end);
    }
    return found;
  }

  /// The text with each of them changed.
  static String swapped(String text, UnaryOperator<String> change) {
    int i = next(text, 0);
    if (i < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    while (i >= 0) {
      int end = end(text, i);
      out.append(text, at, i).append(change.apply(text.substring(i, end)));
      at = end;
      i = next(text, end);
    }
    return out.append(text, at, text.length()).toString();
  }

  /* Where the next one begins; -1 when none does. Each has an underscore behind its name. */
  private static int next(String text, int from) {
    for (int at = text.indexOf('_', from); at >= 0; at = text.indexOf('_', at + 1)) {
      int start = at;
      while (start > from && capital(text.charAt(start - 1))) {
        start--;
      }
      boolean free = start == 0 || !wordly(text.charAt(start - 1));
      if (start < at && free && end(text, start) > 0) {
        return start;
      }
    }
    return -1;
  }

  /* Where the one that begins here ends; 0 when none does. What stands before is not looked at. */
  private static int end(String text, int from) {
    int name = capitals(text, from);
    if (!one(text, from, name, NAMES)) {
      return 0;
    }
    int side = capitals(text, name + 1);
    if (side > name + 1 && !one(text, name + 1, side, SIDES)) {
      return 0;
    }
    int end = digits(text, side > name + 1 ? side + 1 : name + 1);
    if (end > 0 && text.startsWith("_N", end)) {
      end = digits(text, end + 2);
    }
    return end < text.length() && wordly(text.charAt(end)) ? 0 : end;
  }

  /* Whether these capitals are one of the words, with an underscore behind. */
  private static boolean one(String text, int from, int to, Set<String> words) {
    return to < text.length()
        && text.charAt(to) == '_'
        && to > from
        && to - from <= LONGEST_NAME
        && words.contains(text.substring(from, to));
  }

  private static int capitals(String text, int from) {
    int to = from;
    while (to < text.length() && capital(text.charAt(to))) {
      to++;
    }
    return to;
  }

  /* Where the digits end; 0 when there are none or too many. */
  private static int digits(String text, int from) {
    int to = from;
    while (to < text.length() && digit(text.charAt(to))) {
      to++;
    }
    return to == from || to - from > MOST_DIGITS ? 0 : to;
  }

  private static boolean capital(char c) {
    return c >= 'A' && c <= 'Z';
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean wordly(char c) {
    return capital(c) || digit(c) || (c >= 'a' && c <= 'z') || c == '_';
  }
}
