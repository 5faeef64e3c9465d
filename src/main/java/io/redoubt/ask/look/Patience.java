package io.redoubt.ask.look;

import java.util.function.LongSupplier;

/// How long something may take. Thread-safe if its clock is.
///
/// @param nanos monotonic time
/// @param end of it, by that clock
public record Patience(LongSupplier nanos, long end) {
  /// Whether time is up.
  public boolean over() {
    return nanos.getAsLong() - end > 0;
  }

  /// Half of what is left.
  public Patience half() {
    long now = nanos.getAsLong();
    return new Patience(nanos, now + Math.max(0, end - now) / 2);
  }
}
