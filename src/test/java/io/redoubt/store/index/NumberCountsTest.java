package io.redoubt.store.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.testing.Seeds;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/// Numbers that come often enough are counted as they came, however many share a small counter.
class NumberCountsTest {
  private static final class Taken implements NumberCounts.Taker {
    private final Map<Long, Integer> counts = new HashMap<>();
    private boolean others;

    @Override
    public int least() {
      return 1;
    }

    @Override
    public void take(long number, int events) {
      counts.put(number, events);
    }

    @Override
    public void passedOver() {
      others = true;
    }
  }

  @Seeds(200)
  void areAsOftenAsTheyCame(long seed) {
    Random random = new Random(seed);
    NumberCounts counts = new NumberCounts();
    for (int stretch = 0; stretch < 3; stretch++) {
      long[] numbers = new long[1 + random.nextInt(20_000)];
      int[] events = new int[numbers.length];
      int values = 1 + random.nextInt(numbers.length);
      Map<Long, Integer> wanted = new HashMap<>();
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = random.nextInt(values) * 977L - 5_000;
        events[i] = 1 + random.nextInt(1 + random.nextInt(300));
        wanted.merge(numbers[i], events[i], Integer::sum);
      }
      int least = 1 + random.nextInt(1 + random.nextInt(1_000));

      counts.clear(random.nextInt(numbers.length * 2), least);
      for (int i = 0; i < numbers.length; i++) {
        counts.sift(numbers[i], events[i]);
      }
      for (int i = 0; i < numbers.length; i++) {
        counts.add(numbers[i], events[i]);
      }
      Taken taken = new Taken();
      counts.each(taken);

      assertThat(taken.others).isEqualTo(wanted.values().removeIf(all -> all < least));
      assertThat(taken.counts).isEqualTo(wanted);
    }
  }
}
