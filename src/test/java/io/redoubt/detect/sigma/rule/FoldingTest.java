package io.redoubt.detect.sigma.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FoldingTest {
  private static final long SEED = 20261123;

  @Test
  void knowsAllCharactersBeyondAsciiThatAreLettersOfItWithoutCase() {
    for (int c = 128; c <= Character.MAX_VALUE; c++) {
      assertThat(Folding.foldsToAscii((char) c))
          .as("U+%04X", c)
          .isEqualTo(Folding.fold((char) c) < 128);
    }
  }

  @Test
  void foldsLongTextsAsItFoldsTheirCharacters() {
    Random random = new Random(SEED);
    for (int round = 0; round < 50; round++) {
      StringBuilder text = new StringBuilder();
      StringBuilder folded = new StringBuilder();
      int beyond = random.nextInt(1, 400);
      for (int i = 0; i < 3_000; i++) {
        char c = (char) random.nextInt(random.nextInt(beyond) == 0 ? 0x10000 : 128);
        text.append(c);
        folded.append(Folding.fold(c));
      }
      assertThat(Folding.fold(text.toString())).as("seed %d", SEED).isEqualTo(folded.toString());
    }
  }

  @Test
  void noTextIsTakenForOneWithoutItsSigns() {
    Random random = new Random(SEED);
    for (int round = 0; round < 300; round++) {
      StringBuilder text = new StringBuilder();
      int signs = random.nextInt(1, round % 2 == 0 ? 128 : 0x10000);
      for (int i = random.nextInt(9_000); i >= 0; i--) {
        text.append((char) random.nextInt(signs));
      }
      String all = text.toString();
      int from = random.nextInt(all.length());
      String part = all.substring(from, Math.min(all.length(), from + 20));
      assertThat(SignsSeen.of(all).all(part)).as("seed %d", SEED).isTrue();
      assertThat(SignsSeen.of(all).all(Folding.fold(part)) || beyond(part)).isTrue();
    }
    assertThat(SignsSeen.of("abc ".repeat(999)).all("abd")).isFalse();
    assertThat(SignsSeen.of("\u0431 ".repeat(999)).all("\u0432")).isFalse();
  }

  /* Its other spelling is asked of the text without case. */
  private static boolean beyond(String part) {
    return part.chars().anyMatch(c -> c >= 128);
  }
}
