package io.redoubt.llm.pool;

/// How many requests one server is given at once: one more after a round of good answers (after
/// four, once a limit was met), half as many when it is overloaded (additive increase,
/// multiplicative decrease, as TCP does it: Chiu and Jain 1989). Begins at 1. Thread-safe.
///
/// A server that takes more requests than it works on at once answers each later: when an answer
/// takes over twice as long as the quickest of late, the limit does not grow; over four times as
/// long, it shrinks by one.
final class Aimd {
  private static final double SLOW = 2;
  private static final double SLOWER = 4;
  private static final double FADE = 1.02;
  private static final double CAREFUL = 0.25;

  private final int most;
  private double limit = 1;
  private double quickest = Double.MAX_VALUE;
  private int age;

  /// @param most requests at once, at least 1
  Aimd(int most) {
    this.most = most;
  }

  /// Requests allowed at once, 1 to `most`.
  synchronized int limit() {
    return (int) limit;
  }

  /// Grows with every change of direction: what was begun before one says nothing about it.
  synchronized int age() {
    return age;
  }

  /// An answer came.
  ///
  /// @param begun the age at which it was asked for
  /// @param busy whether as many requests as allowed ran then
  /// @param millis how long it took for what it is: milliseconds for each token, or for each answer
  synchronized void good(int begun, boolean busy, double millis) {
    quickest = Math.min(quickest * FADE, Math.max(millis, 0.001));
    if (begun != age) {
      return;
    }
    if (millis > SLOWER * quickest && limit > 1) {
      limit = Math.max(1, limit - 1);
      age++;
    } else if (busy && millis <= SLOW * quickest) {
      limit = Math.min(most, limit + (age == 0 ? 1 : CAREFUL) / limit);
    }
  }

  /// The server had too much to do.
  ///
  /// @param begun the age at which it was asked for
  synchronized void overload(int begun) {
    if (begun == age) {
      limit = Math.max(1, limit / 2);
      age++;
    }
  }
}
