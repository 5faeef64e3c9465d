package io.redoubt.correlate.rhythm;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.testing.Figures;
import java.util.Arrays;
import java.util.Random;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

class RhythmTest {
  private static final long DAY = 86_400_000;
  private static final int MANY = 400;

  private static long[] calls(Random random, LongSupplier interval, double missing, long stretch) {
    long[] times = new long[20_000];
    int count = 0;
    long now = random.nextLong(DAY);
    long end = now + stretch;
    while (now < end && count < times.length) {
      if (random.nextDouble() >= missing) {
        times[count++] = now;
      }
      now += Math.max(1, interval.getAsLong());
    }
    return Arrays.copyOfRange(times, Math.max(0, count - Visits.KEPT), count);
  }

  /* What waits for orders: a sleep, scattered by up to half of it, some calls lost. */
  private static long[] beacon(Random random) {
    long sleep = 10_000L << random.nextInt(9);
    double jitter = random.nextDouble() * 0.5;
    LongSupplier interval = () -> (long) (sleep * (1 - jitter * random.nextDouble()));
    return calls(random, interval, random.nextDouble() * 0.1, Math.max(DAY / 4, 60 * sleep));
  }

  /* What people and programs do otherwise: visits at random, in bursts, in sessions. */
  private static long[] ordinary(Random random) {
    long mean = 15_000L << random.nextInt(8);
    int kind = random.nextInt(3);
    LongSupplier interval =
        () ->
            switch (kind) {
              case 0 -> (long) (-Math.log(1 - random.nextDouble()) * mean);
              case 1 -> (long) (Math.exp(random.nextGaussian() * 1.2) * mean);
              default -> random.nextInt(6) == 0 ? mean * 5 : 2_000 + random.nextLong(mean);
            };
    return calls(random, interval, 0, DAY);
  }

  @Test
  void tellsBeaconsFromVisitsAtRandom() {
    long seed = 20_261_121;
    Random random = new Random(seed);
    int found = 0;
    int wrong = 0;
    for (int i = 0; i < MANY; i++) {
      found += Rhythm.of(beacon(random)).isPresent() ? 1 : 0;
      wrong += Rhythm.of(ordinary(random)).isPresent() ? 1 : 0;
    }
    Figures.atLeast("beacons found, seed " + seed, 0.8, found, MANY);
    Figures.atLeast("of the pairs told, beacons", 0.9, found, found + wrong);
  }

  @Test
  void namesTheIntervalAndHowFarItIsKept() {
    long[] times = new long[40];
    Arrays.setAll(times, i -> i * 60_000L + (i % 2) * 3_000L);
    assertThat(Rhythm.of(times))
        .hasValueSatisfying(
            rhythm -> {
              assertThat(rhythm.beats()).isEqualTo(40);
              assertThat(rhythm.period()).isBetween(57_000L, 63_000L);
              assertThat(rhythm.deviation()).isBetween(0.0, 0.11);
            });
  }

  @Test
  void aFewCallsOrAShortStretchProveNothing() {
    long[] few = new long[Rhythm.FEWEST - 1];
    Arrays.setAll(few, i -> i * 60_000L);
    assertThat(Rhythm.of(few)).isEmpty();
    long[] brief = new long[100];
    Arrays.setAll(brief, i -> i * 5_500L);
    assertThat(Rhythm.of(Arrays.copyOf(brief, 50))).isEmpty();
    assertThat(Rhythm.of(brief)).isEmpty();
    assertThat(Rhythm.of(new long[0])).isEmpty();
  }

  @Test
  void severalConnectionsAtOnceAreOneCall() {
    long[] times = new long[120];
    Arrays.setAll(times, i -> i / 3 * 60_000L + i % 3 * 300L);
    assertThat(Rhythm.of(times)).hasValueSatisfying(r -> assertThat(r.beats()).isEqualTo(40));
  }
}
