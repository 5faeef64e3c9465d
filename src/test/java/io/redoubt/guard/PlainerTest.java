package io.redoubt.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
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

  /* One character after the other. */
  private static String slowlyUnescaped(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      String rest = text.substring(i);
      if (rest.matches("(?s)%[0-9a-fA-F]{2}.*")) {
        out.append((char) Integer.parseInt(rest.substring(1, 3), 16));
        i += 2;
      } else if (rest.matches("(?s)\\\\u[0-9a-fA-F]{4}.*")) {
        out.append((char) Integer.parseInt(rest.substring(2, 6), 16));
        i += 5;
      } else {
        out.append(text.charAt(i) == '+' ? ' ' : text.charAt(i));
      }
    }
    return ModelView.visible(out.toString());
  }

  @Test
  void undoesSpellingsAsOneCharacterAfterTheOtherDoes() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    String[] pieces = {"%", "20", "41", "\\", "u", "0041", "+", "a", "%2", "\\u00", "e9", "é", " "};
    for (int round = 0; round < 5_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(12); n > 0; n--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      assertThat(Plainer.unescaped(text.toString()))
          .as("seed %d: %s", seed, text)
          .isEqualTo(slowlyUnescaped(text.toString()));
    }
  }

  @Test
  void whatStandsInBase64IsReadWhenNineTenthsOfItAreReadable() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    int read = 0;
    for (int round = 0; round < 5_000; round++) {
      byte[] bytes = new byte[18 + random.nextInt(30)];
      int strange = random.nextInt(12);
      for (int i = 0; i < bytes.length; i++) {
        boolean odd = random.nextInt(30) < strange;
        bytes[i] = (byte) (odd ? random.nextInt(256) : ' ' + random.nextInt(95));
      }
      String plain = new String(bytes, StandardCharsets.UTF_8);
      long readable = plain.chars().filter(c -> c >= ' ' && c < 127).count();
      String coded = Base64.getEncoder().encodeToString(bytes);
      List<String> expected = readable * 10 >= plain.length() * 9L ? List.of(plain) : List.of();
      assertThat(Plainer.decoded(coded).toList())
          .as("seed %d: %s", seed, coded)
          .isEqualTo(expected);
      read += expected.size();
    }
    assertThat(read).isBetween(500, 4_500);
  }
}
