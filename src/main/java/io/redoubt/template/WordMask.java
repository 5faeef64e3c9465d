package io.redoubt.template;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// Tells by the look of a single word whether it is a value rather than part of a message's
/// wording. Stateless and thread-safe.
final class WordMask {
  private static final int MIN_HEX = 8;
  private static final int MAX_LABEL = 24;

  /// Last labels of names that are hosts: generic ones, the larger countries, and the private
  /// ones of RFC 6762 appendix G. Any other dotted word may as well be a Java class or a program.
  private static final Set<String> TOP_LEVEL =
      Set.of(
          "com",
          "org",
          "net",
          "edu",
          "gov",
          "mil",
          "io",
          "de",
          "uk",
          "fr",
          "nl",
          "ru",
          "cn",
          "jp",
          "kr",
          "br",
          "it",
          "es",
          "pl",
          "info",
          "biz",
          "hk",
          "tw",
          "us",
          "eu",
          "ch",
          "at",
          "se",
          "local",
          "internal",
          "lan",
          "localdomain",
          "arpa",
          "home",
          "corp",
          "intranet");

  private WordMask() {}

  static boolean isValue(byte[] buffer, int from, int to) {
    boolean hex = to - from >= MIN_HEX;
    boolean dot = false;
    for (int i = from; i < to; i++) {
      int c = buffer[i];
      if (c >= '0' && c <= '9') {
        return true;
      }
      hex &= (c | 0x20) >= 'a' && (c | 0x20) <= 'f';
      dot |= c == '.';
    }
    return hex || (dot && isHost(buffer, from, to)) || isLiteral(buffer, from, to);
  }

  private static boolean isLiteral(byte[] buffer, int from, int to) {
    int length = to - from;
    if (length < 4 || length > 5) {
      return false;
    }
    int first = buffer[from] | 0x20;
    if (first != 't' && first != 'f' && first != 'n') {
      return false;
    }
    return same("true", buffer, from, to)
        || same("false", buffer, from, to)
        || same("null", buffer, from, to);
  }

  private static boolean same(String lower, byte[] buffer, int from, int to) {
    if (lower.length() != to - from) {
      return false;
    }
    for (int i = 0; i < lower.length(); i++) {
      if ((buffer[from + i] | 0x20) != lower.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isHost(byte[] buffer, int from, int to) {
    int end = buffer[to - 1] == '.' ? to - 1 : to;
    int label = end;
    while (label > from && buffer[label - 1] != '.') {
      label--;
    }
    if (label == from || end - label > MAX_LABEL || buffer[from] == '.') {
      return false;
    }
    for (int i = from; i < end; i++) {
      if (!isNamePart(buffer[i])) {
        return false;
      }
    }
    return TOP_LEVEL.contains(lower(buffer, label, end));
  }

  private static boolean isNamePart(byte b) {
    return isLetter(b) || b == '-' || b == '_' || b == '.';
  }

  static boolean isLetter(byte b) {
    int lower = b | 0x20;
    return lower >= 'a' && lower <= 'z';
  }

  /// Whether the word is the name of a month or a weekday, in English, three letters or full.
  static boolean isCalendarWord(byte[] buffer, int from, int to) {
    if (to - from < 3 || to - from > 9) {
      return false;
    }
    return Arrays.binarySearch(CALENDAR, three(buffer, from)) >= 0
        && (to - from == 3 || LONG_CALENDAR.contains(lower(buffer, from, to)));
  }

  private static final Set<String> LONG_CALENDAR =
      Set.of(
          "january",
          "february",
          "march",
          "april",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december",
          "monday",
          "tuesday",
          "wednesday",
          "thursday",
          "friday",
          "saturday",
          "sunday",
          "sept");

  /* The first three letters of each, as numbers in order. */
  private static final int[] CALENDAR =
      Stream.of(
              "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
              "mon", "tue", "wed", "thu", "fri", "sat", "sun")
          .mapToInt(name -> three(name.getBytes(StandardCharsets.US_ASCII), 0))
          .sorted()
          .toArray();

  /// Three letters as one number, in any case; other bytes make other numbers.
  private static int three(byte[] buffer, int from) {
    int number = 0;
    for (int i = from; i < from + 3; i++) {
      number = number << Byte.SIZE | (buffer[i] & 0xff) | 0x20;
    }
    return number;
  }

  /// Whether there are letters only.
  static boolean isAllLetters(byte[] buffer, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!isLetter(buffer[i])) {
        return false;
      }
    }
    return to > from;
  }

  private static String lower(byte[] buffer, int from, int to) {
    return new String(buffer, from, to - from, StandardCharsets.ISO_8859_1)
        .toLowerCase(Locale.ROOT);
  }
}
