package io.redoubt.notify.dispatch;

import io.redoubt.event.port.Durations;
import java.util.concurrent.atomic.AtomicLong;

/// What a channel did since the start. Thread-safe.
public final class Tally {
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final AtomicLong dead = new AtomicLong();
  private final Durations waited = new Durations();

  /// All zero.
  public Tally() {}

  void sent(long waitedMillis) {
    sent.incrementAndGet();
    waited.add(waitedMillis * NANOS_PER_MILLI);
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

  /// The times between the moment a notice was put in and its delivery.
  public Durations waited() {
    return waited;
  }
}
