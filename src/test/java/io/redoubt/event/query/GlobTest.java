package io.redoubt.event.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class GlobTest {
  @Test
  void matchesWholeTexts() {
    assertThat(new Glob("*.exe").matches("cmd.exe")).isTrue();
    assertThat(new Glob("*.exe").matches("cmd.exe ")).isFalse();
    assertThat(new Glob("a?c").matches("aäc")).isTrue();
    assertThat(new Glob("a??c").matches("aäc")).isFalse();
    assertThat(new Glob("a\\*c").matches("a*c")).isTrue();
    assertThat(new Glob("a\\*c").matches("abc")).isFalse();
    assertThat(new Glob("*").matches("")).isTrue();
    assertThat(new Glob("cmd*").prefix()).asString().isEqualTo("cmd");
  }

  @Test
  void agreesWithRegularExpressions() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      String pattern = draw(random, i % 2 == 0 ? "aäb*?" : "aaab*", 8);
      String text = draw(random, i % 2 == 0 ? "aäb" : "ab", 12);
      Pattern regex = Pattern.compile(pattern.replace("*", ".*").replace('?', '.'));
      assertThat(new Glob(pattern).matches(text))
          .as("%s on %s, seed %d", pattern, text, seed)
          .isEqualTo(regex.matcher(text).matches());
    }
  }

  @Test
  void findsWhatStandsAnywhere() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      String piece = draw(random, "abä\u00e5", 5);
      String text = draw(random, "abä\u00e5", 14);
      assertThat(new Glob("*" + piece + "*").matches(text))
          .as("%s in %s, seed %d", piece, text, seed)
          .isEqualTo(text.contains(piece));
    }
  }

  @Test
  void takesNoLongerForNastyPatterns() {
    assertThat(new Glob("*a".repeat(200) + "b").matches("a".repeat(1000))).isFalse();
  }

  private static String draw(Random random, String from, int most) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      text.append(from.charAt(random.nextInt(from.length())));
    }
    return text.toString();
  }
}
