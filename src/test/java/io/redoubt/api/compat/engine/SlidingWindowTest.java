package io.redoubt.api.compat.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SlidingWindowTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void opensAgainWhenTheOldestCallIsOlderThanTheWindow() {
    SlidingWindow window = new SlidingWindow(2, 60);
    assertThat(window.take("a", 0)).isZero();
    assertThat(window.take("a", 30 * SECOND)).isZero();
    assertThat(window.take("a", 31 * SECOND)).isEqualTo(30);
    assertThat(window.take("a", 60 * SECOND)).isEqualTo(1);
    assertThat(window.take("a", 60 * SECOND + 1)).isZero();
    assertThat(window.take("a", 61 * SECOND)).isEqualTo(30);
  }

  @Test
  void countsCallersApart() {
    SlidingWindow window = new SlidingWindow(1, 60);
    assertThat(window.take("a", 0)).isZero();
    assertThat(window.take("b", 0)).isZero();
    assertThat(window.take("a", 0)).isPositive();
  }

  @Test
  void remembersNoMoreCallersThanFit() {
    SlidingWindow window = new SlidingWindow(1, 60);
    for (int i = 0; i < 120_000; i++) {
      window.take("caller " + i, i);
    }
    assertThat(window.callers()).isEqualTo(100_001);
  }

  @Test
  void nobodyIsForgottenAsLongAsItsCallsCount() {
    SlidingWindow window = new SlidingWindow(1, 60);
    assertThat(window.take("first", 0)).isZero();
    int let = 0;
    for (int i = 0; i < 120_000; i++) {
      let += window.take("caller " + i, i) == 0 ? 1 : 0;
    }
    assertThat(let).as("99,999 by name, then one for all others").isEqualTo(100_000);
    assertThat(window.take("first", 120_000)).isPositive();
    assertThat(window.take("late", 120_000)).isPositive();
    long later = 61 * SECOND;
    assertThat(window.take("late", later)).isZero();
    assertThat(window.take("later", later)).isZero();
    assertThat(window.take("late", later)).isPositive();
  }

  @Property(tries = 200)
  void agreesWithALogOfAllCalls(
      @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 5) Integer> steps,
      @ForAll @IntRange(min = 1, max = 5) int most) {
    SlidingWindow window = new SlidingWindow(most, 10);
    Deque<Long> log = new ArrayDeque<>();
    long now = 0;
    for (int step : steps) {
      now += step * SECOND;
      while (!log.isEmpty() && log.peekFirst() < now - 10 * SECOND) {
        log.removeFirst();
      }
      boolean allowed = log.size() < most;
      if (allowed) {
        log.addLast(now);
      }
      assertThat(window.take("a", now) == 0).isEqualTo(allowed);
    }
  }

  @Test
  void letsExactlyAsManyThroughAsAllowedWhenAllComeAtOnce() throws Exception {
    SlidingWindow window = new SlidingWindow(60, 60);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Integer> call = () -> window.take("a", 0);
      List<Future<Integer>> calls =
          threads.invokeAll(Stream.generate(() -> call).limit(500).toList());
      int through = 0;
      for (Future<Integer> done : calls) {
        through += done.get() == 0 ? 1 : 0;
      }
      assertThat(through).isEqualTo(60);
    }
  }
}
