package io.redoubt.verify.ground;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Looking only at endings with the last letter of a word finds the one that trying all finds.
class StemsTest {
  private static final List<String> ENDINGS =
      List.of(
          "ingly", "ings", "ing", "ions", "ion", "edly", "ers", "ors", "ments", "ment", "ally",
          "ed", "er", "or", "es", "ly", "al", "e", "s");

  @Test
  void theFirstEndingThatFitsIsTakenOff() {
    for (String word : List.of("walk", "be", "x", "glass", "", "\u00e9t\u00e9", "a-b")) {
      for (String ending : ENDINGS) {
        assertThat(Stems.of(word + ending)).isEqualTo(slowly(word + ending));
      }
      assertThat(Stems.of(word)).isEqualTo(slowly(word));
    }
  }

  private static String slowly(String word) {
    String stem = word;
    for (String ending : ENDINGS) {
      if (word.length() - ending.length() >= 3 && word.endsWith(ending)) {
        stem = word.substring(0, word.length() - ending.length());
        break;
      }
    }
    int last = stem.length() - 1;
    boolean doubled = last >= 3 && stem.charAt(last) == stem.charAt(last - 1);
    return doubled ? stem.substring(0, last) : stem;
  }
}
