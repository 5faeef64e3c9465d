package io.redoubt.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class MaskingTest {
  private static final int RUN = 120;

  @Test
  void cutsAWordOfMoreThanAHundredAndTwentyCharactersAndNoOther() {
    assertThat(shortened("a".repeat(RUN))).isEqualTo("a".repeat(RUN));
    assertThat(shortened("a".repeat(RUN + 1))).isEqualTo("a".repeat(RUN) + "…[+1]");
    assertThat(shortened("x " + "/".repeat(RUN + 5) + " y"))
        .isEqualTo("x " + "/".repeat(RUN) + "…[+5] y");
  }

  @Test
  void cutsWhatCountingEveryCharacterWouldCut() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    int cut = 0;
    for (int round = 0; round < 3000; round++) {
      StringBuilder text = new StringBuilder();
      for (int words = random.nextInt(8); words >= 0; words--) {
        int length = random.nextBoolean() ? random.nextInt(2 * RUN) : RUN - 2 + random.nextInt(5);
        text.repeat("aZ9+/=_é".charAt(random.nextInt(8)), length);
        text.append(" .:…-".charAt(random.nextInt(5)));
      }
      String slow = counted(text.toString());
      assertThat(shortened(text.toString())).as("seed %s", seed).isEqualTo(slow);
      cut += slow.contentEquals(text) ? 0 : 1;
    }
    assertThat(cut).isBetween(1, 2999);
  }

  private static String shortened(String text) {
    return Masking.shortened(new Redacted(text, Tier.METADATA)).text();
  }

  private static String counted(String text) {
    StringBuilder out = new StringBuilder();
    int run = 0;
    int gone = 0;
    for (char c : (text + "\0").toCharArray()) {
      boolean word = Character.isLetterOrDigit(c) || "+/=_".indexOf(c) >= 0;
      run = word ? run + 1 : 0;
      if (run > RUN) {
        gone++;
        continue;
      }
      out.append(gone > 0 ? "…[+" + gone + "]" : "");
      gone = 0;
      out.append(c == 0 ? "" : String.valueOf(c));
    }
    return out.toString();
  }
}
