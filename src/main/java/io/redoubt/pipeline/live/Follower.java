package io.redoubt.pipeline.live;

import io.redoubt.event.port.EventLog;
import io.redoubt.event.port.EventSink;
import io.redoubt.event.port.NumberedEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Reads the log behind those who write it and feeds one sink with its events, on a thread of its
/// own, so that a slow sink slows nobody else. What the sink does not take is offered again, ever
/// more seldom; one record that it fails at while it takes others is a dead letter. Thread-safe.
public final class Follower implements AutoCloseable {
  /* Commits wake it; this is for those of others, and for a sink that would not take. */
  private static final long IDLE_MILLIS = 200;

  /* Failures at one place before its records are fed one by one, and before one is given up. */
  private static final int PATIENCE = 3;

  /* Records given up in a row before it is the sink that is at fault, not they. */
  private static final int GIVEN_UP = 50;

  private final EventLog log;
  private final ReadOnce.Member reading;
  private final EventSink sink;
  private final DeadLetters letters;
  private final Runnable between;
  private final Semaphore bell = new Semaphore(0);
  private final String name;
  private final Trouble feeding = new Trouble();
  private final Trouble telling = new Trouble();
  private volatile boolean stopped;
  private volatile boolean dead;
  private volatile long position;
  private volatile long arrived;
  private @Nullable Thread thread;
  private long failedAt = -1;
  private int failures;
  private long single;
  private long offered = -1;
  private long offeredTo;
  private int givenUp;

  /// Feeds this sink.
  ///
  /// @param name of the thread
  /// @param reading reads the log for it
  /// @param between is run by the thread after each reading, and when there was nothing to read
  public Follower(
      String name,
      EventLog log,
      ReadOnce.Member reading,
      EventSink sink,
      DeadLetters letters,
      Runnable between) {
    this.name = name;
    this.log = log;
    this.reading = reading;
    this.sink = sink;
    this.letters = letters;
    this.between = between;
  }

  /// Begins.
  public synchronized void start() {
    if (thread == null) {
      thread = Thread.ofPlatform().daemon().name("redoubt-" + name).start(this::run);
    }
  }

  /// Says that there may be something to read.
  public void wake() {
    if (bell.availablePermits() == 0) {
      bell.release();
    }
  }

  /// One more than the number of the last record that the sink took.
  public long position() {
    return position;
  }

  /// How many committed records the sink has not taken yet.
  public long lag() {
    return Math.max(0, log.next() - position);
  }

  /// Why it does not go on; empty when it does.
  public String trouble() {
    if (dead) {
      return "Its thread has ended, as the log of the program says; the service must be restarted.";
    }
    String why = feeding.reason();
    return why.isEmpty() ? telling.reason() : why;
  }

  /// For how long the last record that the sink took has been on disk by now, when there are
  /// further ones; else nothing.
  ///
  /// @param now milliseconds since 1970 UTC
  public Duration behind(long now) {
    return lag() == 0 || arrived == 0
        ? Duration.ZERO
        : Duration.ofMillis(Math.max(0, now - arrived));
  }

  /// Ends after what is being fed; waits for it at most this long.
  ///
  /// @throws InterruptedException when interrupted while waiting
  public void stop(Duration deadline) throws InterruptedException {
    stopped = true;
    wake();
    Thread running = thread;
    if (running != null) {
      running.join(deadline);
    }
  }

  @Override
  public void close() {
    stopped = true;
    wake();
  }

  private void run() {
    try {
      follow();
    } finally {
      dead = !stopped;
    }
  }

  private void follow() {
    Courtesy.giveWay();
    position = sink.next();
    while (!stopped) {
      Step step = feeding.guarded(this::step).orElseGet(this::failed);
      if (step == Step.REFUSED && feeding.reason().isEmpty()) {
        feeding.failed("It takes nothing now.");
      }
      pause();
      waitAfter(step);
    }
    pause();
  }

  private enum Step {
    FED,
    NOTHING,
    REFUSED
  }

  private void pause() {
    if (stopped || telling.waits() == 0) {
      telling.guarded(
          () -> {
            between.run();
            return true;
          });
    }
  }

  private Step step() {
    offered = -1;
    long end = log.next();
    long from = Math.max(sink.next(), log.first());
    Optional<ReadOnce.Stretch> read = reading.from(from);
    if (read.isEmpty()) {
      if (end > from && !sink.take(List.of(), end)) {
        return Step.REFUSED;
      }
      position = Math.max(position, Math.max(from, end));
      return Step.NOTHING;
    }
    List<NumberedEvent> events = read.get().events();
    long next = read.get().next();
    offeredTo = next;
    if (!(from < single ? oneByOne(events, next) : sink.take(events, next))) {
      return Step.REFUSED;
    }
    arrived = read.get().arrived();
    position = next;
    return Step.FED;
  }

  private boolean oneByOne(List<NumberedEvent> events, long next) {
    for (NumberedEvent event : events) {
      offered = event.sequence();
      if (!sink.take(List.of(event), offered + 1)) {
        return false;
      }
      position = offered + 1;
      givenUp = 0;
    }
    offered = -1;
    return sink.take(List.of(), next);
  }

  /* A sink that fails at the same place again and again gets its records one by one; where it fails
  at one of them again and again, that one is given up. */
  private Step failed() {
    long at = Math.max(offered, sink.next());
    failures = at == failedAt ? failures + 1 : 1;
    failedAt = at;
    if (failures >= PATIENCE) {
      failures = 0;
      if (offered < 0) {
        single = offeredTo;
      } else if (givenUp < GIVEN_UP) {
        giveUp(offered);
      }
    }
    return Step.REFUSED;
  }

  private void giveUp(long sequence) {
    String why = feeding.reason();
    if (feeding.guarded(() -> sink.take(List.of(), sequence + 1)).orElse(false)) {
      givenUp++;
      position = sequence + 1;
      letters.add(new DeadLetter(sequence, name, why));
    }
  }

  /* What comes in does not shorten the wait of a sink that does not take it. */
  private void waitAfter(Step step) {
    long nanos =
        switch (step) {
          case FED -> 0;
          case NOTHING -> TimeUnit.MILLISECONDS.toNanos(IDLE_MILLIS);
          case REFUSED -> feeding.waits();
        };
    long end = System.nanoTime() + nanos;
    try {
      for (long left = nanos; left > 0 && !stopped; left = end - System.nanoTime()) {
        if (bell.tryAcquire(left, TimeUnit.NANOSECONDS)) {
          bell.drainPermits();
          if (step != Step.REFUSED) {
            return;
          }
        }
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      stopped = true;
    }
  }
}
