package io.redoubt.llm.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// No hour holds more than was allowed.
class HourBudgetTest {
  private static final long HOUR = Duration.ofHours(1).toNanos();
  private final AtomicLong now = new AtomicLong();

  @Test
  void noSlidingHourHoldsMoreRequestsThanAllowed() {
    HourBudget budget = new HourBudget(20, Duration.ZERO, now::get);
    Random random = new Random(11);
    Deque<Long> taken = new ArrayDeque<>();
    for (int i = 0; i < 5000; i++) {
      now.addAndGet((long) (random.nextDouble() * HOUR / 100));
      while (!taken.isEmpty() && now.get() - taken.peekFirst() >= HOUR) {
        taken.removeFirst();
      }
      boolean allowed = budget.take();
      assertThat(allowed).as("seed 11, request %d", i).isEqualTo(taken.size() < 20);
      if (allowed) {
        taken.add(now.get());
      }
    }
  }

  @Test
  void timeSpentCountsForAnHour() {
    HourBudget budget = new HourBudget(0, Duration.ofMinutes(10), now::get);
    assertThat(budget.take()).isTrue();
    budget.spend(Duration.ofMinutes(11).toNanos());
    assertThat(budget.take()).isFalse();
    now.set(HOUR);
    assertThat(budget.take()).isTrue();
  }

  @Test
  void nothingBoundsTheUnbounded() {
    HourBudget budget = HourBudget.unbounded();
    budget.spend(Long.MAX_VALUE / 2);
    assertThat(budget.take()).isTrue();
  }
}
