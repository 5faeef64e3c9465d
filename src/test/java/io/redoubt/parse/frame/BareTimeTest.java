package io.redoubt.parse.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class BareTimeTest {
  /// `Nov  5 10:11:12 `.
  private static final Pattern SHAPE =
      Pattern.compile("(?s)... [ \\d]\\d \\d\\d:\\d\\d:\\d\\d .*", Pattern.DOTALL);

  @Test
  void isTheSameAsItsPatternOnAnyBytes() {
    Random random = new Random(15);
    int stood = 0;
    for (int round = 0; round < 100_000; round++) {
      byte[] bytes = "Nov  5 10:11:12 host x".getBytes(StandardCharsets.ISO_8859_1);
      for (int n = random.nextInt(3); n > 0; n--) {
        bytes[random.nextInt(17)] = (byte) "0123456789:/ aN\u0000\u001f".charAt(random.nextInt(17));
      }
      boolean expected = SHAPE.matcher(new String(bytes, StandardCharsets.ISO_8859_1)).matches();
      stood += expected ? 1 : 0;
      assertThat(BareTime.stands(bytes, 0, bytes.length)).isEqualTo(expected);
    }
    assertThat(stood).isGreaterThan(30_000);
  }

  @Test
  void needsTheBlankBehindTheTime() {
    byte[] bytes = "Nov 15 10:11:12".getBytes(StandardCharsets.US_ASCII);
    assertThat(BareTime.stands(bytes, 0, bytes.length)).isFalse();
  }
}
