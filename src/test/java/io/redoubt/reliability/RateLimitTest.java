package io.redoubt.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.redoubt.api.compat.engine.SlidingWindow;
import io.redoubt.testing.Figures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// Sixty-four threads ask for twenty names at once, 200,000 times, in bursts and pauses of a clock
/// that goes on while they ask. Afterwards every window of time is counted: none has more than may
/// be let in, and nobody was turned away without as many having been let in shortly before.
class RateLimitTest {
  private static final int THREADS = 64;
  private static final int NAMES = 20;
  private static final int EACH = 200_000 / THREADS;
  private static final int LIMIT = 60;
  private static final long WINDOW = 1_000_000_000L;

  private final AtomicLong clock = new AtomicLong();

  /// Lets a name in, or not.
  private interface Limit {
    boolean lets(String name);
  }

  /// Something that happened between two moments.
  private record Call(int name, boolean let, long before, long after) {
    boolean within(long from, long to) {
      return before >= from && after <= to;
    }
  }

  @Test
  void noWindowOfTheReferencesWireHasMore() throws Exception {
    SlidingWindow window = new SlidingWindow(LIMIT, 1);
    holds("compat", name -> window.take(name, clock.get()) == 0);
  }

  @Test
  void noWindowOfAKeyHasMore() throws Exception {
    var window = new io.redoubt.api.door.SlidingWindow(LIMIT, Duration.ofNanos(WINDOW), clock::get);
    holds("native", name -> window.enter(name) == 0);
  }

  private void holds(String what, Limit limit) throws Exception {
    List<Call> all = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Future<List<Call>>> asking = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        long seed = i;
        asking.add(threads.submit(() -> asked(limit, new Random(seed))));
      }
      for (Future<List<Call>> one : asking) {
        all.addAll(one.get());
      }
    }
    long let = 0;
    for (int name = 0; name < NAMES; name++) {
      int mine = name;
      let += checked(all.stream().filter(call -> call.name() == mine).toList());
    }
    Figures.report("rate limit, " + what, "0 too many", let + " let in of " + all.size());
  }

  /* A call counts in a window only if all of it lies within: then it was let in there for sure. */
  private static int checked(List<Call> calls) {
    List<Call> let = calls.stream().filter(Call::let).toList();
    long[] begun = let.stream().mapToLong(Call::before).sorted().toArray();
    long[] ended = let.stream().mapToLong(Call::after).sorted().toArray();
    for (Call first : let) {
      long from = first.before();
      assertThat(let.stream().filter(call -> call.within(from, from + WINDOW - 1)))
          .as("let in from %s on", from)
          .hasSizeLessThanOrEqualTo(LIMIT);
    }
    for (Call refused : calls) {
      if (!refused.let()) {
        // Those that touch the window: begun by its end, and not over before its begin.
        int touching = below(begun, refused.after() + 1) - below(ended, refused.before() - WINDOW);
        if (touching < LIMIT) {
          fail("only %d let in before %s", touching, refused);
        }
      }
    }
    return let.size();
  }

  /* How many of these, in their order, are smaller. */
  private static int below(long[] ordered, long bound) {
    int from = 0;
    int to = ordered.length;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (ordered[middle] < bound) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  private List<Call> asked(Limit limit, Random random) {
    List<Call> calls = new ArrayList<>(EACH);
    for (int i = 0; i < EACH; i++) {
      int name = random.nextInt(NAMES);
      long pause = random.nextInt(1_000) == 0 ? WINDOW / 400 : random.nextInt(30_000);
      long before = clock.addAndGet(pause);
      boolean let = limit.lets("name " + name);
      calls.add(new Call(name, let, before, clock.get()));
    }
    return calls;
  }
}
