package io.redoubt.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DottedQuadTest {
  private static int end(String text) {
    byte[] bytes = ("    " + text + " ".repeat(16)).getBytes(StandardCharsets.ISO_8859_1);
    int end = DottedQuad.end(bytes, 4, 4 + text.length());
    return end < 0 ? -1 : end - 4;
  }

  @Test
  void takesFourNumbersUpTo255() {
    assertThat(end("1.2.3.4")).isEqualTo(7);
    assertThat(end("255.255.255.255")).isEqualTo(15);
    assertThat(end("010.001.000.09:443")).isEqualTo(14);
    assertThat(end("256.1.1.1")).isEqualTo(-1);
    assertThat(end("1.1.1.256")).isEqualTo(-1);
    assertThat(end("1.1.1.2555")).isEqualTo(-1);
    assertThat(end("1..1.1")).isEqualTo(-1);
    assertThat(end("1.1.1")).isEqualTo(-1);
    assertThat(end("1.1.1.")).isEqualTo(-1);
    assertThat(end("")).isEqualTo(-1);
  }

  @Test
  void isTheSameAsByteByByteOnAnyBytes() {
    Random random = new Random(4);
    String letters = "0123456789..............a: -\u00b1";
    byte[] bytes = new byte[48];
    int found = 0;
    for (int round = 0; round < 300_000; round++) {
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) letters.charAt(random.nextInt(letters.length()));
      }
      int from = random.nextInt(bytes.length);
      int to = from + random.nextInt(bytes.length - from + 1);
      if (round % 2 == 0 && bytes.length - from > 15) {
        address(random, bytes, from);
      }
      int expected = DottedQuad.slowEnd(bytes, from, to);
      found += expected > 0 ? 1 : 0;
      assertThat(DottedQuad.end(bytes, from, to)).isEqualTo(expected);
    }
    assertThat(found).isGreaterThan(10_000);
  }

  private static void address(Random random, byte[] bytes, int from) {
    int most = random.nextInt(5) == 0 ? 300 : 256;
    String text = "";
    for (int i = 0; i < 4; i++) {
      text += (i == 0 ? "" : ".") + random.nextInt(most);
    }
    byte[] written = text.getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(written, 0, bytes, from, Math.min(written.length, bytes.length - from));
  }
}
