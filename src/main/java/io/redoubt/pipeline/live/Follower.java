package io.redoubt.pipeline.live;

import io.redoubt.event.port.EventLog;
import io.redoubt.event.port.EventSink;
import io.redoubt.event.port.NumberedEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Reads the log behind those who write it and feeds one sink with its events, on a thread of its
/// own, so that a slow sink slows nobody else. Thread-safe.
public final class Follower implements AutoCloseable {
  /// Records read at once.
  private static final int RECORDS = 4096;

  /* Commits wake it; this is for those of others, and for a sink that would not take. */
  private static final long IDLE_MILLIS = 200;
  private static final long REFUSED_MILLIS = 1000;

  private final EventLog log;
  private final Readers readers;
  private final EventSink sink;
  private final DeadLetters letters;
  private final Runnable between;
  private final Semaphore bell = new Semaphore(0);
  private final String name;
  private volatile boolean stopped;
  private volatile long position;
  private volatile long arrived;
  private @Nullable Thread thread;

  /// Feeds this sink.
  ///
  /// @param name of the thread
  /// @param between is run by the thread after each reading, and when there was nothing to read
  public Follower(
      String name,
      EventLog log,
      Readers readers,
      EventSink sink,
      DeadLetters letters,
      Runnable between) {
    this.name = name;
    this.log = log;
    this.readers = readers;
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
    position = sink.next();
    while (!stopped) {
      Step step = letters.guarded(-1, name, this::step).orElse(Step.REFUSED);
      letters.guarded(-1, name, this::pause);
      waitAfter(step);
    }
    letters.guarded(-1, name, this::pause);
  }

  private enum Step {
    FED,
    NOTHING,
    REFUSED
  }

  private boolean pause() {
    between.run();
    return true;
  }

  private Step step() {
    long from = Math.max(sink.next(), log.first());
    List<EventLog.Batch> batches = log.read(from, RECORDS);
    if (batches.isEmpty()) {
      position = Math.max(position, from);
      return Step.NOTHING;
    }
    List<NumberedEvent> events = readers.read(batches);
    if (events.getFirst().sequence() < from) {
      events.removeIf(event -> event.sequence() < from);
    }
    long next = batches.getLast().next();
    if (!sink.take(events, next)) {
      return Step.REFUSED;
    }
    arrived = batches.getLast().arrived();
    position = next;
    return Step.FED;
  }

  private void waitAfter(Step step) {
    long millis =
        switch (step) {
          case FED -> 0;
          case NOTHING -> IDLE_MILLIS;
          case REFUSED -> REFUSED_MILLIS;
        };
    try {
      if (millis > 0 && !stopped && bell.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
        bell.drainPermits();
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      stopped = true;
    }
  }
}
