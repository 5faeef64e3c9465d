package io.redoubt.detect.automaton;

import java.util.concurrent.atomic.AtomicInteger;

/// How many states a set of automata may still make, so that no input makes them grow without
/// bound. Thread-safe.
public final class States {
  private final AtomicInteger left;

  /// Room for this many, each of some hundred bytes.
  public States(int most) {
    left = new AtomicInteger(most);
  }

  /// Takes one; false when there is none left.
  boolean take() {
    return left.get() > 0 && left.decrementAndGet() >= 0;
  }
}
