package io.redoubt.app;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import jdk.management.VirtualThreadSchedulerMXBean;

/// A program with one carrier. A virtual thread keeps it while it initialises a class, and waits
/// for another virtual thread, which so has none: it stands still for good, unless somebody adds a
/// carrier. Says when it goes on, and when there are as many carriers as before.
public final class StandingChild {
  private static final CountDownLatch LET_GO = new CountDownLatch(1);

  private StandingChild() {}

  private static final class Waits {
    static final int VALUE = waited();

    private static int waited() {
      try {
        LET_GO.await();
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
      }
      return 1;
    }
  }

  /// Runs it.
  public static void main(String[] none) throws InterruptedException {
    var scheduler = ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
    int usual = scheduler.getParallelism();
    Carriers.watch(new Carriers.Pace(Duration.ofMillis(20), Duration.ofMillis(200), 5));
    CountDownLatch begun = new CountDownLatch(1);
    Thread holds =
        Thread.ofVirtual()
            .start(
                () -> {
                  begun.countDown();
                  System.out.println("initialised " + Waits.VALUE);
                });
    begun.await();
    Thread.ofVirtual().start(LET_GO::countDown);
    holds.join();
    while (scheduler.getParallelism() != usual) {
      LockSupport.parkNanos(1_000_000);
    }
    System.out.println("carriers " + usual);
  }
}
