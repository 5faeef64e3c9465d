package io.redoubt.notify.dispatch;

import java.util.concurrent.atomic.AtomicLong;

/// What a channel did since the start. Thread-safe.
public final class Tally {
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final AtomicLong dead = new AtomicLong();
  private final AtomicLong waited = new AtomicLong();

  /// All zero.
  public Tally() {}

  void sent(long waitedMillis) {
    sent.incrementAndGet();
    waited.addAndGet(waitedMillis);
  }

  void stumbled() {
    failed.incrementAndGet();
  }

  void gaveUp() {
    dead.incrementAndGet();
  }

  /// Notices that the receiver has taken.
  public long sent() {
    return sent.get();
  }

  /// Attempts that failed.
  public long failed() {
    return failed.get();
  }

  /// Notices that were given up.
  public long dead() {
    return dead.get();
  }

  /// Seconds between the moment a notice was put in and its delivery, added up.
  public double waitedSeconds() {
    return waited.get() / 1000.0;
  }
}
