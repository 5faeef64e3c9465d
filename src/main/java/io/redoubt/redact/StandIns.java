package io.redoubt.redact;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What looks like a stand-in: `USER_1`, `IP_EXT_3_N1`. Stateless.
final class StandIns {
  private static final Pattern PATTERN =
      Pattern.compile(
          "(?<![A-Za-z0-9_])(?:IP|NET|MAC|EMAIL|USER|ADMIN|SERVICE|MACHINE|HOST|DOMAIN|SID|CLOUD|IBAN|CARD|PHONE|PLACE|HASH|ID|TEXT)(?:_(?:INT|EXT|LOOP|ANY))?_\\d{1,9}(?:_N\\d{1,9})?(?![A-Za-z0-9_])");

  private StandIns() {}

  /// Whether the whole text looks like one.
  static boolean is(String text) {
    return maybe(text) && PATTERN.matcher(text).matches();
  }

  /// Those in the text, each once.
  static List<String> in(String text) {
    return maybe(text)
        ? PATTERN.matcher(text).results().map(MatchResult::group).distinct().toList()
        : List.of();
  }

  /// The text with each of them changed.
  static String swapped(String text, UnaryOperator<String> change) {
    return maybe(text)
        ? PATTERN.matcher(text).replaceAll(m -> Matcher.quoteReplacement(change.apply(m.group())))
        : text;
  }

  /* Each has a capital, an underscore and a digit in a row. */
  private static boolean maybe(String text) {
    int last = text.length() - 1;
    for (int at = text.indexOf('_', 1); at > 0 && at < last; at = text.indexOf('_', at + 1)) {
      char before = text.charAt(at - 1);
      char after = text.charAt(at + 1);
      if (before >= 'A' && before <= 'Z' && after >= '0' && after <= '9') {
        return true;
      }
    }
    return false;
  }
}
