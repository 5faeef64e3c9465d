package io.redoubt.api.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The limit against a slow reference that looks at every moment there was.
class SlidingWindowExactTest {
  private static final long WINDOW = Duration.ofSeconds(60).toNanos();
  private static final long HOUR = Duration.ofHours(1).toNanos();

  /// All moments of all names, looked through each time.
  private static final class Reference {
    private final Map<String, List<Long>> in = new HashMap<>();

    long enter(String name, long now, int limit) {
      List<Long> moments = in.computeIfAbsent(name, _ -> new ArrayList<>());
      List<Long> inside = moments.stream().filter(moment -> moment > now - WINDOW).toList();
      if (inside.size() >= limit) {
        return inside.getFirst() + WINDOW - now;
      }
      moments.add(now);
      return 0;
    }
  }

  private static RandomGenerator random(long seed) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  @Test
  void agreesWithTheReferenceAtEveryStepAlsoWhenTheClockSteps() {
    for (long seed = 1; seed <= 20; seed++) {
      RandomGenerator random = random(seed);
      AtomicLong clock = new AtomicLong(random.nextLong());
      int limit = 1 + random.nextInt(12);
      SlidingWindow window = new SlidingWindow(limit, Duration.ofSeconds(60), clock::get);
      Reference reference = new Reference();
      long latest = clock.get();
      long begin = latest;
      for (int i = 0; i < 2000; i++) {
        step(random, clock);
        latest = Math.max(latest - begin, clock.get() - begin) + begin;
        String name = "k" + random.nextInt(4);
        long wait = window.enter(name);
        assertThat(wait)
            .as("seed %d, step %d", seed, i)
            .isEqualTo(reference.enter(name, latest - begin, limit));
        if (wait > 0 && random.nextInt(10) == 0) {
          clock.set(latest + wait - 1);
          assertThat(window.wait(name)).isEqualTo(1);
          clock.incrementAndGet();
          assertThat(window.wait(name)).as("it is let in when it was told").isZero();
          latest = clock.get();
        }
      }
    }
  }

  private static void step(RandomGenerator random, AtomicLong clock) {
    switch (random.nextInt(40)) {
      case 0 -> clock.addAndGet(HOUR);
      case 1 -> clock.addAndGet(-HOUR);
      case 2 -> clock.addAndGet(WINDOW);
      case 3 -> clock.addAndGet(WINDOW - 1);
      default -> clock.addAndGet(random.nextLong(WINDOW / 4));
    }
  }

  @Test
  void noWindowHoldsMoreThanTheLimitWhenManyThreadsComeAtOnce() throws Exception {
    race(16, 2_000, 5);
  }

  @Test
  @Tag("campaign")
  void noWindowHoldsMoreThanTheLimitWith64ThreadsAnd20Names() throws Exception {
    race(64, 200_000 / 64, 20);
  }

  private static void race(int threads, int each, int names) throws Exception {
    int limit = 50;
    AtomicLong clock = new AtomicLong();
    SlidingWindow window = new SlidingWindow(limit, Duration.ofNanos(1000), clock::get);
    CountDownLatch together = new CountDownLatch(threads);
    List<Future<Map<String, List<Long>>>> all = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      for (int t = 0; t < threads; t++) {
        RandomGenerator random = random(t + 1);
        all.add(
            pool.submit(
                () -> {
                  together.countDown();
                  together.await();
                  return entries(window, clock, random, each, names);
                }));
      }
    }
    Map<String, List<Long>> admitted = new HashMap<>();
    for (Future<Map<String, List<Long>>> one : all) {
      one.get()
          .forEach((n, times) -> admitted.computeIfAbsent(n, _ -> new ArrayList<>()).addAll(times));
    }
    assertThat(admitted).hasSize(names);
    admitted.values().forEach(times -> everyWindowHolds(times, limit));
  }

  /* The moment is read before: the true one is not earlier, and by how much stands beside it. */
  private static Map<String, List<Long>> entries(
      SlidingWindow window, AtomicLong clock, RandomGenerator random, int each, int names) {
    Map<String, List<Long>> admitted = new HashMap<>();
    for (int i = 0; i < each; i++) {
      String name = "k" + random.nextInt(names);
      synchronized (clock) {
        long now = clock.addAndGet(random.nextInt(3));
        if (window.enter(name) == 0) {
          admitted.computeIfAbsent(name, _ -> new ArrayList<>()).add(now);
        }
      }
    }
    return admitted;
  }

  private static void everyWindowHolds(List<Long> times, int limit) {
    List<Long> sorted = times.stream().sorted().toList();
    for (int i = limit; i < sorted.size(); i++) {
      assertThat(sorted.get(i) - sorted.get(i - limit)).isGreaterThanOrEqualTo(1000);
    }
  }

  @Test
  void aBurstOfManyThreadsAtOneMomentGetsTheLimitExactly() throws Exception {
    SlidingWindow window = new SlidingWindow(100, Duration.ofSeconds(60), () -> 7);
    CountDownLatch together = new CountDownLatch(32);
    AtomicLong admitted = new AtomicLong();
    List<Future<Boolean>> all = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(32)) {
      for (int t = 0; t < 32; t++) {
        all.add(
            pool.submit(
                () -> {
                  together.countDown();
                  together.await();
                  for (int i = 0; i < 50; i++) {
                    admitted.addAndGet(window.enter("k") == 0 ? 1 : 0);
                  }
                  return true;
                }));
      }
    }
    for (Future<Boolean> one : all) {
      assertThat(one.get()).isTrue();
    }
    assertThat(admitted.get()).isEqualTo(100);
  }

  @Test
  void manyNamesNeverGetMoreThanTheirLimitAndTakeNoMoreRoom() {
    AtomicLong clock = new AtomicLong();
    SlidingWindow window = new SlidingWindow(3, Duration.ofNanos(1000), clock::get, 100);
    Reference reference = new Reference();
    RandomGenerator random = random(9);
    long early = 0;
    for (int i = 0; i < 200_000; i++) {
      long now = clock.addAndGet(random.nextInt(2));
      String name = "k" + random.nextInt(2000);
      if (window.enter(name) == 0) {
        early += reference.enter(name, now * (WINDOW / 1000), 3) > 0 ? 1 : 0;
      }
      assertThat(window.names()).isLessThanOrEqualTo(100);
    }
    assertThat(early).as("let in beyond the limit").isZero();
  }
}
