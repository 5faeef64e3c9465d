package io.redoubt.ingest.tail;

import java.time.Duration;

/// Follows files on a virtual thread until it is closed. Thread-safe.
public final class TailThread {
  private static final Duration BETWEEN = Duration.ofMillis(250);
  private static final Duration BACK_OFF = Duration.ofMillis(20);

  private final Tail tail;
  private final Thread thread;
  private volatile boolean closing;

  private TailThread(Tail tail) {
    this.tail = tail;
    thread = Thread.ofVirtual().name("tail").unstarted(this::follow);
  }

  /// Begins.
  public static TailThread start(Tail tail) {
    TailThread started = new TailThread(tail);
    started.thread.start();
    return started;
  }

  private void follow() {
    try {
      boolean more = true;
      while (more && !closing) {
        switch (tail.round()) {
          case AGAIN -> {}
          case WAIT -> Thread.sleep(BETWEEN);
          case BACK_OFF -> Thread.sleep(BACK_OFF);
          case END -> more = false;
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      tail.close();
    }
  }

  /// What came of it so far.
  public TailTally tally() {
    return tail.tally();
  }

  /// Reads no further; waits for the delivery that is on its way, at most so long. What is not read
  /// is read after the next start.
  public void close(Duration deadline) {
    closing = true;
    thread.interrupt();
    try {
      thread.join(deadline);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
