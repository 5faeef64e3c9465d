package io.redoubt.notify.dispatch;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// How long to wait before trying again: growing, at most five minutes, partly random so that many
/// do not come at once; never less than the receiver asked for.
///
/// @param random for the random part
public record Backoff(RandomGenerator random) {
  private static final long FIRST = 1000;
  private static final long LONGEST = 300_000;
  private static final int DOUBLINGS = 9;

  /// Milliseconds.
  ///
  /// @param attempts so far, at least 1
  /// @param asked by the receiver, or empty
  long after(int attempts, Optional<Duration> asked) {
    long full = Math.min(LONGEST, FIRST << Math.min(attempts - 1, DOUBLINGS));
    long own = full / 2 + random.nextLong(full / 2 + 1);
    return Math.max(own, asked.map(Duration::toMillis).orElse(0L));
  }
}
