package io.redoubt.redact.scan;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A run of characters of one class, so many at least and at most, as it stands in many patterns of
/// secrets: `sk_live_[a-z0-9]{24,99}`. Case does not count. Immutable.
///
/// @param low which of the characters 0 to 63 are in the class
/// @param high which of the characters 64 to 127
/// @param least how many there are at least
/// @param most how many at most
public record Run(long low, long high, int least, int most) {
  /// Letters, digits and signs as they stand, a class, how often, and the rest.
  private static final Pattern FORM =
      Pattern.compile(
          "([a-z0-9_-]*)\\[((?:[a-z]-[a-z]|\\d-\\d|[a-z0-9_+/=.,%-])+)]\\{(\\d+)(?:,(\\d+))?}(.*)");

  private static final int LONGEST = 3000;

  /// The run that makes the whole pattern, behind the keyword where the secret begins with it; null
  /// when the pattern is not of that form.
  static @Nullable Run whole(SecretKind kind, String keyword) {
    Matcher form = FORM.matcher(kind.pattern().pattern());
    boolean fits = form.matches() && form.group(5).isEmpty();
    String before = kind.near() ? "" : keyword;
    return fits && form.group(1).equals(before) ? of(form) : null;
  }

  /// The run behind the keyword that a dot must follow, when keyword and run hold none.
  static @Nullable Run beforeDot(SecretKind kind, String keyword) {
    Matcher form = FORM.matcher(kind.pattern().pattern());
    boolean fits =
        !kind.near()
            && form.matches()
            && form.group(1).equals(keyword)
            && form.group(5).startsWith("\\.");
    Run run = fits ? of(form) : null;
    return run != null && !run.has('.') ? run : null;
  }

  private static @Nullable Run of(Matcher form) {
    int least = Integer.parseInt(form.group(3));
    int most = form.group(4) == null ? least : Integer.parseInt(form.group(4));
    long low = 0;
    long high = 0;
    String set = form.group(2);
    for (int i = 0; i < set.length(); i++) {
      boolean range = i + 2 < set.length() && set.charAt(i + 1) == '-';
      for (char c = set.charAt(i); c <= (range ? set.charAt(i + 2) : set.charAt(i)); c++) {
        char upper = Character.toUpperCase(c);
        low |= c < 64 ? 1L << c : 0;
        high |= c < 64 ? 0 : 1L << c | 1L << upper;
      }
      i += range ? 2 : 0;
    }
    return most <= LONGEST ? new Run(low, high, least, most) : null;
  }

  boolean has(char c) {
    return c < 64 ? (low & (1L << c)) != 0 : c < 128 && (high & (1L << c)) != 0;
  }

  /// Whether the piece is one such run.
  boolean is(String s, int from, int to) {
    if (to - from < least || to - from > most) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (!has(s.charAt(i))) {
        return false;
      }
    }
    return true;
  }
}
