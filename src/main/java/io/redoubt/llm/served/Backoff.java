package io.redoubt.llm.served;

import io.redoubt.llm.Deadline;
import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait before asking again: doubling from `first` to `longest`, of which a random
/// share of a half to the whole is taken, so that clients do not come back in step. The generator
/// must be thread-safe when the backoff is shared. Immutable.
public record Backoff(Duration first, Duration longest, RandomGenerator random) {
  /// From a quarter of a second to eight seconds.
  public static Backoff standard(RandomGenerator random) {
    return new Backoff(Duration.ofMillis(250), Duration.ofSeconds(8), random);
  }

  /// Sleeps for the pause that is due; false: the deadline comes first, or the thread was
  /// interrupted (its flag stays set).
  ///
  /// @param failed how many attempts have failed so far, at least 1
  public boolean wait(int failed, Deadline deadline) {
    return wait(failed, Duration.ZERO, deadline);
  }

  /// The same, for at least as long as the server asked for.
  boolean wait(int failed, Duration asked, Deadline deadline) {
    Duration pause = pause(failed);
    Duration wait = pause.compareTo(asked) < 0 ? asked : pause;
    if (wait.compareTo(deadline.left()) >= 0) {
      return false;
    }
    try {
      Thread.sleep(wait);
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// The pause before the next attempt.
  ///
  /// @param failed how many attempts have failed so far, at least 1
  public Duration pause(int failed) {
    long nanos = first.toNanos() << Math.min(failed - 1, 20);
    long most = Math.clamp(nanos, 1, longest.toNanos());
    return Duration.ofNanos((long) (most * (0.5 + random.nextDouble() / 2)));
  }
}
