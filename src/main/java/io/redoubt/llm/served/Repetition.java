package io.redoubt.llm.served;

import java.util.HashMap;
import java.util.Map;

/// Finds texts in which a model has run into a loop.
///
/// Two tests. While a text grows: its end is the same unit six times over, the whole at least 120
/// characters long. When it is whole: of its windows of 20 characters, those that stand in it at
/// least six times cover more than half of it; windows with a quotation mark do not count, because
/// the frame of a JSON answer repeats by nature.
final class Repetition {
  private static final int WINDOW = 20;
  private static final int TIMES = 6;
  private static final int LONGEST_UNIT = 1000;
  private static final int LOOKED_AT = 32 * 1024;

  private Repetition() {}

  /// Whether the text ends in one unit repeated.
  static boolean endsInLoop(CharSequence text) {
    int end = text.length();
    if (end < WINDOW * TIMES || blank(text, end - WINDOW, end)) {
      return false;
    }
    int longest = Math.min(LONGEST_UNIT, end / TIMES);
    for (int unit = 1; unit <= longest; unit++) {
      if (text.charAt(end - 1) == text.charAt(end - 1 - unit) && repeats(text, end, unit)) {
        return true;
      }
    }
    return false;
  }

  private static boolean repeats(CharSequence text, int end, int unit) {
    int from = end - Math.max(unit * TIMES, WINDOW * TIMES) + unit;
    for (int i = end - 1; i >= from; i--) {
      if (text.charAt(i) != text.charAt(i - unit)) {
        return false;
      }
    }
    return true;
  }

  private static boolean blank(CharSequence text, int from, int to) {
    return text.subSequence(from, to).chars().allMatch(Character::isWhitespace);
  }

  /// Whether repeated windows make up most of the text.
  static boolean mostlyRepeated(String whole) {
    String text = whole.length() > LOOKED_AT ? whole.substring(0, LOOKED_AT) : whole;
    int windows = text.length() - WINDOW + 1;
    if (windows < WINDOW * TIMES) {
      return false;
    }
    Map<String, Integer> seen = new HashMap<>();
    for (int i = 0; i < windows; i++) {
      String window = text.substring(i, i + WINDOW);
      if (window.indexOf('"') < 0) {
        seen.merge(window, 1, Integer::sum);
      }
    }
    int repeated = seen.values().stream().filter(n -> n >= TIMES).mapToInt(n -> n).sum();
    return repeated * 2 > windows;
  }
}
