package io.redoubt.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What may be base64 is found as the pattern that says what it is would find it.
class PlainerTest {
  private static final Pattern CODED = Pattern.compile("[A-Za-z0-9+/_-]{24,4096}={0,2}");

  private static void agrees(String text) {
    assertThat(Plainer.runs(text))
        .as("%s", text)
        .isEqualTo(CODED.matcher(text).results().map(MatchResult::group).toList());
  }

  @Test
  void findsTheRunsOfThePattern() {
    Random random = new Random(11);
    for (int n = 0; n < 3_000; n++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(200);
      int ends = random.nextInt(4, 60);
      while (text.length() < length) {
        text.append(random.nextInt(ends) == 0 ? "=. é\n".charAt(random.nextInt(5)) : 'Q');
      }
      agrees(text.toString());
    }
  }

  @Test
  void cutsLongRunsWhereThePatternDoes() {
    for (int length : new int[] {23, 24, 4095, 4096, 4097, 4119, 4120, 8192, 9000}) {
      agrees("x ".repeat(3) + "a".repeat(length) + "==" + "b".repeat(30) + "===");
    }
  }
}
