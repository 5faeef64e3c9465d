package io.redoubt.pipeline.live;

import java.util.function.LongSupplier;

/// When it is time to tell again: soon when things are quick to work out, seldom when they are not,
/// so that telling takes at most a tenth of the time. Not thread-safe.
final class Pace {
  private static final long LEAST = 250_000_000L;
  private static final long MOST = 20_000_000_000L;
  private static final long AGAIN = 2_000_000_000L;
  private static final int SHARE = 10;

  private final LongSupplier nanos;
  private long due;
  private long begun;

  /// @param nanos monotonic time
  Pace(LongSupplier nanos) {
    this.nanos = nanos;
    this.due = nanos.getAsLong();
  }

  boolean due() {
    return nanos.getAsLong() - due >= 0;
  }

  /// Monotonic time.
  long nanos() {
    return nanos.getAsLong();
  }

  void begins() {
    begun = nanos.getAsLong();
  }

  void ends() {
    long end = nanos.getAsLong();
    due = end + Math.clamp((end - begun) * SHARE, LEAST, MOST);
  }

  /// Ends without having told: how long that took says nothing, and it is tried again soon.
  void fails() {
    due = nanos.getAsLong() + AGAIN;
  }
}
