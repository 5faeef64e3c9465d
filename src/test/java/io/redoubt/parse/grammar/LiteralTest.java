package io.redoubt.parse.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LiteralTest {
  @Test
  void theLastPlaceIsTheOneThatTextKnows() {
    Random random = new Random(9);
    for (int round = 0; round < 40_000; round++) {
      String text = random(random, random.nextInt(40));
      String wanted = random(random, 1 + random.nextInt(3));
      int low = random.nextInt(text.length() + 1);
      int found = text.substring(low).lastIndexOf(wanted);
      byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
      int last = Literal.of(wanted).last(bytes, low, bytes.length - wanted.length());
      if (found < 0) {
        assertThat(last).as(text + "/" + wanted).isLessThan(low);
      } else {
        assertThat(last).as(text + "/" + wanted).isEqualTo(low + found);
      }
    }
  }

  @Test
  void aWordEndsAtTheFirstBlankOrTab() {
    Random random = new Random(10);
    for (int round = 0; round < 20_000; round++) {
      String text = random(random, random.nextInt(40));
      int from = random.nextInt(text.length() + 1);
      int end = from;
      while (end < text.length() && text.charAt(end) != ' ' && text.charAt(end) != '\t') {
        end++;
      }
      byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
      assertThat(Literal.blank(bytes, from, bytes.length)).as(text).isEqualTo(end);
    }
  }

  private static String random(Random random, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append("aab !\tc\u0001".charAt(random.nextInt(8)));
    }
    return text.toString();
  }
}
