package io.redoubt.llm;

/// A source of monotonic time in nanoseconds from an arbitrary origin. Tests bring their own.
@FunctionalInterface
public interface Ticker {
  /// The time now, in nanoseconds; only differences mean something.
  long nanos();

  /// The clock of this machine.
  static Ticker system() {
    return System::nanoTime;
  }
}
