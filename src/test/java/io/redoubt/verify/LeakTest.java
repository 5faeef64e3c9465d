package io.redoubt.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The word that no answer may hold is found as if all but letters and digits were taken out first.
class LeakTest {
  private static String letters(String text) {
    return text.chars()
        .filter(Character::isLetterOrDigit)
        .mapToObj(c -> String.valueOf(Character.toLowerCase((char) c)))
        .collect(Collectors.joining());
  }

  @Test
  void noCharacterThatIsALetterInSmallIsOverlooked() {
    for (int c = 0; c <= Character.MAX_VALUE; c++) {
      String text = "." + (char) c + "_2";
      String letters = letters(text);
      for (char first = 'a'; first <= 'z'; first++) {
        String word = first + "2";
        if (AnswerReader.leaks(text, word) != letters.contains(word)) {
          fail("%s in %s", word, text);
        }
      }
    }
  }

  @Test
  void findsTheWordWhateverStandsBetweenItsLetters() {
    Random random = new Random(5);
    for (int n = 0; n < 20_000; n++) {
      StringBuilder text = new StringBuilder();
      for (int k = random.nextInt(24); k > 0; k--) {
        text.append("aAbB1 .-_\"é\n".charAt(random.nextInt(12)));
      }
      String word = random.nextBoolean() ? "AB1" : "BAB";
      assertThat(AnswerReader.leaks(text.toString(), word))
          .as("%s in %s", word, text)
          .isEqualTo(letters(text.toString()).contains(letters(word)));
    }
  }
}
