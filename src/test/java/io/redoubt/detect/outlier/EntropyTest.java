package io.redoubt.detect.outlier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class EntropyTest {
  @Test
  void isWhatTheFormulaOverAllBytesGivesToTheLastBit() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    Entropy mixture = new Entropy();
    for (int i = 0; i < 2_000; i++) {
      byte[] text = new byte[1 + random.nextInt(i % 100 == 0 ? 5_000 : 200)];
      int range = 1 + random.nextInt(256);
      for (int at = 0; at < text.length; at++) {
        text[at] = (byte) random.nextInt(range);
      }
      int from = random.nextInt(text.length);
      assertThat(mixture.of(text, from, text.length))
          .as("seed %d, text %d", seed, i)
          .isEqualTo(formula(text, from));
    }
  }

  private static double formula(byte[] text, int from) {
    int[] counts = new int[256];
    for (int i = from; i < text.length; i++) {
      counts[text[i] & 0xff]++;
    }
    double sum = 0;
    for (int count : counts) {
      sum += count == 0 ? 0 : count * (Math.log(count) / Math.log(2));
    }
    int size = text.length - from;
    return Math.max(0, Math.log(size) / Math.log(2) - sum / size);
  }
}
