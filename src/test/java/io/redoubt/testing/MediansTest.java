package io.redoubt.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MediansTest {
  private static List<Double> upTo(int n) {
    return IntStream.rangeClosed(1, n).mapToObj(i -> (double) i).toList();
  }

  @Test
  void boundsAreThoseOfTheBinomialDistribution() {
    assertThat(Medians.atLeast(upTo(6), 0.01)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(Medians.atLeast(upTo(7), 0.01)).isEqualTo(1);
    assertThat(Medians.atLeast(upTo(20), 0.01)).isEqualTo(5);
    assertThat(Medians.atMost(upTo(20), 0.01)).isEqualTo(16);
    assertThat(Medians.of(upTo(4))).isEqualTo(2.5);
    assertThat(Medians.of(upTo(5))).isEqualTo(3);
  }

  @Test
  void aTrueMedianIsMissedNoMoreOftenThanSaid() {
    Random random = new Random(20_261_121);
    int missed = 0;
    for (int i = 0; i < 20_000; i++) {
      List<Double> values =
          IntStream.range(0, 15).mapToObj(_ -> Math.exp(random.nextGaussian())).toList();
      missed += Medians.atLeast(values, 0.01) > 1 ? 1 : 0;
    }
    assertThat(missed).isBetween(1, 200);
  }
}
