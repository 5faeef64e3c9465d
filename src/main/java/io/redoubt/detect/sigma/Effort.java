package io.redoubt.detect.sigma;

/// What answering the questions of rules about one event may take, in steps: looks at a byte, about
/// a nanosecond each. Steps are counted before they are taken, so that no event, whatever it holds,
/// takes longer; they do not depend on a clock, so that the same event is always answered alike.
/// Not thread-safe.
final class Effort {
  /// Steps for one event. The dearest of the real events tried takes a third.
  static final long MOST = 20_000_000;

  /// What the shortest question takes.
  private static final int LEAST = 16;

  private long left = MOST;

  /// Begins anew.
  void begin() {
    left = MOST;
  }

  /// Whether so many steps more may be taken; they count as taken. Once they may not, none may.
  boolean allows(long steps) {
    left = left < 0 ? left : left - LEAST - steps;
    return left >= 0;
  }

  /// How many were taken.
  long taken() {
    return MOST - left;
  }

  /// Whether something was not answered: answers are worth nothing then.
  boolean spent() {
    return left < 0;
  }
}
