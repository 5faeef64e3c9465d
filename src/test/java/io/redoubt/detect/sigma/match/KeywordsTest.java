package io.redoubt.detect.sigma.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// A quick look never passes over what a look at every byte finds.
class KeywordsTest {
  private static final long SEED = 20261122;
  private static final String SIGNS = "abc:\\\"/ ";

  private static String some(Random random, String signs, int least, int most) {
    StringBuilder text = new StringBuilder();
    for (int left = least + random.nextInt(most - least + 1); left > 0; left--) {
      text.append(signs.charAt(random.nextInt(signs.length())));
    }
    return text.toString();
  }

  private static List<String> texts(Random random, String signs) {
    List<String> texts = new ArrayList<>();
    for (int left = 1 + random.nextInt(30); left > 0; left--) {
      texts.add(some(random, signs, 3, 16));
    }
    return texts;
  }

  private static boolean missing(Keywords keywords, byte[] bytes, boolean escapes) {
    return keywords.missing(bytes, 1, bytes.length - 1, escapes);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void whatStandsThereIsNeverMissing() {
    Random random = new Random(SEED);
    int missing = 0;
    for (int round = 0; round < 6000; round++) {
      List<String> texts = texts(random, round % 2 == 0 ? SIGNS : "abcdefghijklmnop");
      Keywords keywords = Keywords.of(texts);
      String value = some(random, SIGNS, 0, 40);
      byte[] without = ascii("x" + value + some(random, SIGNS, 0, 40));
      byte[] with =
          ascii(
              "x" + value + texts.getFirst().toUpperCase(Locale.ROOT) + some(random, SIGNS, 0, 9));
      assertThat(missing(keywords, with, false)).as("%s, seed %d", texts, SEED).isFalse();
      if (missing(keywords, without, false)) {
        missing++;
        String looked = new String(without, 1, without.length - 1, StandardCharsets.US_ASCII);
        assertThat(texts).as("in %s, seed %d", looked, SEED).noneMatch(looked::contains);
      }
    }
    assertThat(missing).isGreaterThan(2500);
  }

  @Test
  void whatEscapesStandForIsNeverMissing() {
    Random random = new Random(SEED + 1);
    String[] parts = {
      "a", "b", ":", "\\\\", "\\\"", "\\n", "\\/", "\\u0061", "\\u003a", "\\k", "C"
    };
    int missing = 0;
    for (int round = 0; round < 20_000; round++) {
      List<String> texts = texts(random, round % 3 == 0 ? "abc:\\\"/" : "abc:");
      int known = round % 2 == 0 ? 7 : parts.length;
      StringBuilder value = new StringBuilder("x");
      for (int left = random.nextInt(60); left > 0; left--) {
        value.append(parts[random.nextInt(known)]);
      }
      if (round % 4 == 0) {
        value.append(texts.getFirst().replace("\\", "\\\\").replace("\"", "\\\""));
      }
      byte[] bytes = ascii(value.toString());
      if (missing(Keywords.of(texts), bytes, true)) {
        missing++;
        String undone = JsonText.unescape(bytes, 1, bytes.length).toLowerCase(Locale.ROOT);
        String plain = value.substring(1).toLowerCase(Locale.ROOT);
        assertThat(texts)
            .as("in %s, seed %d", value, SEED)
            .noneMatch(undone::contains)
            .noneMatch(plain::contains);
      }
    }
    assertThat(missing).isGreaterThan(2000);
  }

  @Test
  void nothingIsSaidOfOtherSignsAndShortTexts() {
    byte[] other = "x some words and \u00e9 at last, beyond".getBytes(StandardCharsets.UTF_8);
    byte[] same = ascii("x some words and e at last, beyond");
    Keywords keywords = Keywords.of(List.of("other"));
    assertThat(missing(keywords, same, true)).isTrue();
    assertThat(missing(keywords, other, true)).isFalse();
    assertThat(Keywords.of(List.of("words", "ab")).tells(false)).isFalse();
    assertThat(Keywords.of(List.of("a/b/c/d")).tells(true)).isFalse();
    assertThat(Keywords.of(List.of("a/b/c/d")).tells(false)).isTrue();
    assertThat(Keywords.of(List.of()).tells(false)).isFalse();
  }
}
