package io.redoubt.verify.ground;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Numbers in words. Stateless.
final class Numerals {
  private static final Map<String, Integer> SMALL =
      Map.ofEntries(
          Map.entry("zero", 0),
          Map.entry("one", 1),
          Map.entry("two", 2),
          Map.entry("three", 3),
          Map.entry("four", 4),
          Map.entry("five", 5),
          Map.entry("six", 6),
          Map.entry("seven", 7),
          Map.entry("eight", 8),
          Map.entry("nine", 9),
          Map.entry("ten", 10),
          Map.entry("eleven", 11),
          Map.entry("twelve", 12),
          Map.entry("thirteen", 13),
          Map.entry("fourteen", 14),
          Map.entry("fifteen", 15),
          Map.entry("sixteen", 16),
          Map.entry("seventeen", 17),
          Map.entry("eighteen", 18),
          Map.entry("nineteen", 19),
          Map.entry("twenty", 20),
          Map.entry("thirty", 30),
          Map.entry("forty", 40),
          Map.entry("fifty", 50),
          Map.entry("sixty", 60),
          Map.entry("seventy", 70),
          Map.entry("eighty", 80),
          Map.entry("ninety", 90),
          Map.entry("dozen", 12),
          Map.entry("twice", 2),
          Map.entry("thrice", 3));
  private static final Map<String, Integer> SCALES =
      Map.of("hundred", 100, "thousand", 1_000, "million", 1_000_000, "billion", 1_000_000_000);

  /* Both, asked at once: most words are neither. */
  private static final Map<String, Integer> ALL = new HashMap<>(SCALES);

  static {
    ALL.putAll(SMALL);
  }

  private Numerals() {}

  /// A number in words.
  ///
  /// @param value what it is
  /// @param pieces how many pieces it takes
  record Spelled(long value, int pieces) {}

  /// The number in words that begins at this piece; null when none does.
  static @Nullable Spelled at(List<Piece> pieces, int start) {
    if (!pieces.get(start).is(Piece.Kind.WORD)) {
      return null;
    }
    long total = 0;
    long current = 0;
    boolean any = false;
    int i = start;
    for (; i < pieces.size() && pieces.get(i).is(Piece.Kind.WORD); i++) {
      String word = pieces.get(i).key();
      if (any && (word.equals("and") || word.equals("a"))) {
        if (i + 1 < pieces.size() && value(pieces.get(i + 1).key()) >= 0 && word.equals("and")) {
          continue;
        }
        break;
      }
      long value = value(word);
      if (value < 0) {
        break;
      }
      Integer scale = SCALES.get(word);
      if (scale == null) {
        current = any && current > 0 && current < 20 ? current * 100 + value : current + value;
      } else if (scale == 100) {
        current = Math.max(current, 1) * 100;
      } else {
        total = (total + Math.max(current, 1)) * scale;
        current = 0;
      }
      any = true;
    }
    return any ? new Spelled(total + current, i - start) : null;
  }

  /// The value of one word, `thirty-nine` included; −1 when it is no number.
  private static long value(String word) {
    Integer known = ALL.get(word);
    if (known != null) {
      return known;
    }
    int hyphen = word.indexOf('-');
    if (hyphen > 0) {
      Integer tens = SMALL.get(word.substring(0, hyphen));
      Integer ones = SMALL.get(word.substring(hyphen + 1));
      if (tens != null && ones != null) {
        return tens + (long) ones;
      }
    }
    return -1;
  }

  /// Without leading zeros, and without zeros after a point.
  static String trimmed(String digits) {
    int from = 0;
    while (from < digits.length() - 1
        && digits.charAt(from) == '0'
        && digits.charAt(from + 1) != '.') {
      from++;
    }
    int to = digits.length();
    if (digits.indexOf('.') >= 0) {
      while (digits.charAt(to - 1) == '0') {
        to--;
      }
      to -= digits.charAt(to - 1) == '.' ? 1 : 0;
    }
    return digits.substring(from, to);
  }
}
