package io.redoubt.triage.recall;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class Utf8DigestTest {
  @Test
  void isTheDigestOfTheTextsInBytesWhateverTheyHold() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 400; round++) {
      Utf8Digest digest = new Utf8Digest(MessageDigest.getInstance("SHA-256"));
      ByteArrayOutputStream whole = new ByteArrayOutputStream();
      for (int part = 0; part < 6; part++) {
        String text = text(random);
        digest.text(text);
        whole.writeBytes(text.getBytes(StandardCharsets.UTF_8));
      }
      assertThat(digest.digest())
          .as("seed %s, round %s", seed, round)
          .isEqualTo(MessageDigest.getInstance("SHA-256").digest(whole.toByteArray()));
    }
  }

  /* Of all lengths of encoding, pairs and halves of pairs among them, up to beyond the buffer. */
  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(700); i > 0; i--) {
      switch (random.nextInt(6)) {
        case 0 -> text.append((char) random.nextInt(0x10000));
        case 1 -> text.append((char) (0x80 + random.nextInt(0x780)));
        case 2 -> text.append((char) (0xd800 + random.nextInt(0x800)));
        case 3 -> text.appendCodePoint(0x10000 + random.nextInt(0x100000));
        default -> text.append((char) random.nextInt(0x80));
      }
    }
    return text.toString();
  }
}
