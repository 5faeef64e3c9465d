package io.redoubt.detect.sigma.match;

/// What answering the questions of rules about one event may take, in steps: looks at a byte, about
/// a nanosecond each. Steps are counted before they are taken, so that no event, whatever it holds,
/// takes longer. They do not depend on a clock. They can depend on what came before in one way: an
/// automaton whose states were used up no longer answers, and what is asked in its stead counts on
/// top. What is answered is the same either way; of an event that comes near the bound, it can be
/// one rule more or less that is not asked, and is told. Not thread-safe.
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

  /// Whether so many steps may not be taken; then none may for the same rule. They do not count.
  boolean refuses(long steps) {
    refused |= steps > most || LEAST + steps > left;
    return refused;
  }

  /// Counts what answering took when it was asked before; whether it may be taken again.
  boolean repeats(long steps) {
    refused |= steps > left;
    if (!refused) {
      left -= steps;
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
