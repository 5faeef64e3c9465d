package io.redoubt.verify.ground;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What is left of an English word without its endings, so that `creation`, `created` and `create`
/// are one, and `StopLogging` holds `stop` and `log`. Rough on purpose. Stateless.
final class Stems {
  private static final List<String> ENDINGS =
      List.of(
          "ingly", "ings", "ing", "ions", "ion", "edly", "ers", "ors", "ments", "ment", "ally",
          "ed", "er", "or", "es", "ly", "al", "e", "s");
  private static final int LEAST = 3;

  /* The endings by their last letter: only those can be at the end of a word. */
  private static final String[][] BY_LAST = new String['z' + 1][];

  static {
    for (int c = 0; c < BY_LAST.length; c++) {
      String last = String.valueOf((char) c);
      BY_LAST[c] = ENDINGS.stream().filter(e -> e.endsWith(last)).toArray(String[]::new);
    }
  }

  private Stems() {}

  /// Of a lower-case word.
  static String of(String word) {
    String stem = word.endsWith("ies") ? word.substring(0, word.length() - 3) + "y" : word;
    stem = stem.endsWith("'s") ? stem.substring(0, stem.length() - 2) : stem;
    for (String ending : endings(stem)) {
      if (stem.length() - ending.length() >= LEAST && stem.endsWith(ending)) {
        stem = stem.substring(0, stem.length() - ending.length());
        break;
      }
    }
    if (stem.length() > 6 && stem.endsWith("at")) {
      stem = stem.substring(0, stem.length() - 2);
    }
    int last = stem.length() - 1;
    boolean doubled = last >= LEAST && stem.charAt(last) == stem.charAt(last - 1);
    return doubled ? stem.substring(0, last) : stem;
  }

  private static String[] endings(String word) {
    char last = word.isEmpty() ? ' ' : word.charAt(word.length() - 1);
    return last < BY_LAST.length ? BY_LAST[last] : BY_LAST[' '];
  }

  /// Of all words in a text, those inside compounds included.
  static Set<String> in(String text) {
    Set<String> stems = new HashSet<>();
    int from = 0;
    for (int i = 0; i <= text.length(); i++) {
      boolean letter = i < text.length() && Character.isLetter(text.charAt(i));
      boolean hump =
          letter
              && i > from
              && Character.isUpperCase(text.charAt(i))
              && Character.isLowerCase(text.charAt(i - 1));
      if (!letter || hump) {
        if (i - from >= 2) {
          stems.add(of(text.substring(from, i).toLowerCase(java.util.Locale.ROOT)));
        }
        from = letter ? i : i + 1;
      }
    }
    return stems;
  }
}
