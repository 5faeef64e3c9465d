package io.redoubt.api.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SlidingWindowTest {
  private static final int WINDOW = 100;

  @Property(tries = 200)
  void letsInExactlyWhatALogOfAllTimesWould(
      @ForAll @IntRange(min = 1, max = 20) int limit,
      @ForAll @Size(max = 200) List<@IntRange(min = 0, max = 60) Integer> pauses) {
    AtomicLong now = new AtomicLong();
    SlidingWindow window = new SlidingWindow(limit, Duration.ofNanos(WINDOW), now::get);
    Deque<Long> log = new ArrayDeque<>();
    for (int pause : pauses) {
      long time = now.addAndGet(pause);
      log.removeIf(entered -> entered <= time - WINDOW);
      boolean room = log.size() < limit;
      long wait = window.enter("k");
      assertThat(wait == 0).isEqualTo(room);
      if (room) {
        log.add(time);
      } else {
        assertThat(time + wait).isEqualTo(log.getFirst() + WINDOW);
      }
    }
  }

  @Test
  void neverLetsInMoreWhenManyComeAtOnce() throws InterruptedException {
    SlidingWindow window = new SlidingWindow(100, Duration.ofHours(1), System::nanoTime);
    AtomicInteger in = new AtomicInteger();
    try (ExecutorService many = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < 1000; i++) {
        many.execute(
            () -> {
              if (window.enter("k") == 0) {
                in.incrementAndGet();
              }
            });
      }
      many.shutdown();
      assertThat(many.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    }
    assertThat(in).hasValue(100);
  }

  @Test
  void forgetsNamesThatAreSilent() {
    AtomicLong now = new AtomicLong(1);
    SlidingWindow window = new SlidingWindow(1, Duration.ofNanos(WINDOW), now::get, 50);
    for (int i = 0; i < 10_000; i++) {
      now.addAndGet(WINDOW / 20);
      assertThat(window.enter("k" + i)).isZero();
    }
    assertThat(window.names()).isLessThanOrEqualTo(50);
    assertThat(window.enter("k9999")).isPositive();
  }
}
