package io.redoubt.pipeline.live;

import java.util.Optional;
import java.util.function.Supplier;

/// Why a part does not go on now, and when it is worth trying again: after half a second first, and
/// after five at the latest. Changed by one thread, read by any.
final class Trouble {
  private static final long LEAST = 500_000_000L;
  private static final long MOST = 5_000_000_000L;
  private static final int DOUBLINGS = 4;

  private volatile String reason = "";
  private int times;
  private long until;

  /// What the step gives; empty when it failed, and then this says why.
  <R> Optional<R> guarded(Supplier<R> step) {
    try {
      Optional<R> made = Optional.of(step.get());
      works();
      return made;
    } catch (RuntimeException | StackOverflowError fault) {
      failed(DeadLetters.reason(fault));
      return Optional.empty();
    }
  }

  /// It goes on.
  void works() {
    if (times > 0) {
      times = 0;
      reason = "";
    }
  }

  /// It does not, for this reason, one line.
  void failed(String why) {
    until = System.nanoTime() + Math.min(MOST, LEAST << Math.min(times, DOUBLINGS));
    times++;
    reason = why;
  }

  /// Nanoseconds until it is worth trying again; 0: now.
  long waits() {
    return times == 0 ? 0 : Math.max(0, until - System.nanoTime());
  }

  /// Why it does not go on; empty when it does.
  String reason() {
    return reason;
  }
}
