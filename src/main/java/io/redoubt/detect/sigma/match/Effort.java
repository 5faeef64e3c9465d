package io.redoubt.detect.sigma.match;

/// What answering the questions of rules about one event may take, in steps: looks at a byte, about
/// a nanosecond each. Steps are counted before they are taken, so that no event, whatever it holds,
/// takes longer; they do not depend on a clock, so that the same event is always answered alike.
/// Not thread-safe.
final class Effort {
  /// Steps for one event. The dearest of the real events tried takes a third.
  static final long MOST = 20_000_000;

  /// Steps for one question as long as others wait: several looks through 32 KB, the longest
  /// command line that Windows starts.
  static final long LITTLE = 1 << 18;

  /// What the shortest question takes.
  private static final int LEAST = 16;

  private long left = MOST;
  private long most = LITTLE;
  private boolean refused;

  /// Begins anew.
  void begin() {
    left = MOST;
    rule(false);
  }

  /// Turns to the next rule.
  ///
  /// @param dear whether one question may take all that is left
  void rule(boolean dear) {
    most = dear ? MOST : LITTLE;
    refused = false;
  }

  /// Whether so many steps more may be taken; they count as taken. Once they may not, none may for
  /// the same rule.
  boolean allows(long steps) {
    refused |= steps > most || LEAST + steps > left;
    if (!refused) {
      left -= LEAST + steps;
    }
    return !refused;
  }

  /// How many were taken.
  long taken() {
    return MOST - left;
  }

  /// Whether something was not answered: what the rule's answer is then is worth nothing.
  boolean spent() {
    return refused;
  }
}
