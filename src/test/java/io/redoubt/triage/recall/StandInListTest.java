package io.redoubt.triage.recall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;

final class StandInListTest {
  private static final String[] PARTS = {
    "IP",
    "HOST",
    "USER",
    "A",
    "ABCDEFGHIJKL",
    "M",
    "_INT",
    "_EXT",
    "_LOOP",
    "_ANY",
    "_",
    "_1",
    "_12",
    "_123456789",
    "0",
    "_N2",
    "_N",
    "\"",
    " (20)",
    " (1,234)",
    " (",
    ")",
    "1234567890123",
    ",",
    ", ",
    ", …",
    ", ...",
    ".",
    " ",
    "x",
    "é",
    "IP_EXT_1_N1",
    "USER_2 (3)",
    "\"HOST_4\""
  };

  @Test
  void endsWhereThePatternEndsAndBeginsNowhereElse() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    int lists = 0;
    for (int round = 0; round < 200_000; round++) {
      StringBuilder made = new StringBuilder();
      for (int i = random.nextInt(9); i >= 0; i--) {
        made.append(PARTS[random.nextInt(PARTS.length)]);
      }
      String text = made.toString();
      int at = random.nextInt(Math.min(4, text.length()));
      Matcher matcher =
          Form.SLOT.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
      boolean list = matcher.region(at, text.length()).lookingAt() && matcher.start(3) >= 0;
      assertThat(StandInList.end(text, at))
          .as("%s at %s, seed %s", text, at, seed)
          .isEqualTo(list ? matcher.end() : 0);
      lists += list ? 1 : 0;
    }
    assertThat(lists).isBetween(1_000, 199_000);
  }
}
