package io.redoubt.detect.sigma.match;

/// Whether the values of a field come again often enough to be worth remembering: where they do
/// not, nothing is tried for a while. Not thread-safe.
final class Habit {
  private static final int TRIAL = 512;
  private static final int REST = 16_384;

  /* One of so many must have come before. */
  private static final int OFTEN = 3;

  private int tried;
  private int again;
  private int rest;

  /// Whether to look for the next value among those that came before.
  boolean tries() {
    if (rest > 0) {
      rest--;
      return false;
    }
    return true;
  }

  /// Tells whether the value had come before.
  void tried(boolean before) {
    again += before ? 1 : 0;
    tried++;
    if (tried == TRIAL) {
      rest = again * OFTEN < TRIAL ? REST : 0;
      tried = 0;
      again = 0;
    }
  }
}
