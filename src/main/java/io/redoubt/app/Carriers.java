package io.redoubt.app;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jdk.management.VirtualThreadSchedulerMXBean;

/// Sees to it that virtual threads go on. One that waits while it loads or initialises a class
/// keeps its carrier; when all carriers are kept so, and what they wait for is to come from a
/// virtual thread that has none, the program would stand still for good. A thread of the system
/// asks at each beat whether a new virtual thread gets its turn; while none does, there are twice
/// as many carriers each time, and after a while of calm as many as before.
final class Carriers {
  private static final System.Logger LOG = System.getLogger("io.redoubt.threads");
  private static final int MOST = 128;

  /* What the JDK lets there be unless it is told otherwise. */
  private static final int LIMIT = 256;

  private final VirtualThreadSchedulerMXBean scheduler =
      ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
  private final int usual = scheduler.getParallelism();
  private final Pace pace;

  /// How it looks.
  ///
  /// @param beat between two looks
  /// @param patience with a virtual thread that does not get its turn
  /// @param calm looks in a row at which all is well, before what was added is taken back
  record Pace(Duration beat, Duration patience, int calm) {
    static final Pace STANDARD = new Pace(Duration.ofSeconds(1), Duration.ofSeconds(5), 60);
  }

  private Carriers(Pace pace) {
    this.pace = pace;
  }

  /// Looks from now on, until the process ends: also while it stops.
  static void watch(Pace pace) {
    Thread.ofPlatform().daemon().name("carriers").start(() -> new Carriers(pace).run());
  }

  private void run() {
    int calm = 0;
    try {
      while (true) {
        TimeUnit.NANOSECONDS.sleep(pace.beat().toNanos());
        calm = goesOn() ? calm + 1 : 0;
        if (calm == pace.calm() && scheduler.getParallelism() > usual) {
          scheduler.setParallelism(usual);
        }
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  /* Nothing is said before it goes on: who writes what is said may be one of those who stand. */
  private boolean goesOn() throws InterruptedException {
    CountDownLatch turn = new CountDownLatch(1);
    int before = scheduler.getParallelism();
    Thread.ofVirtual().start(turn::countDown);
    while (!turn.await(pace.patience().toNanos(), TimeUnit.NANOSECONDS)) {
      scheduler.setParallelism(Math.min(2 * scheduler.getParallelism(), most()));
      Thread.ofVirtual().start(turn::countDown); // the first to come wakes a carrier
    }
    int now = scheduler.getParallelism();
    if (now > before) {
      String added = "Virtual threads stood still; %d carriers instead of %d let them go on.";
      LOG.log(System.Logger.Level.WARNING, added.formatted(now, before));
    }
    return now == before;
  }

  private static int most() {
    return Math.min(MOST, Integer.getInteger("jdk.virtualThreadScheduler.maxPoolSize", LIMIT));
  }
}
