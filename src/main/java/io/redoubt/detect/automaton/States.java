package io.redoubt.detect.automaton;

import java.util.concurrent.atomic.AtomicInteger;

/// How much room a set of automata may still fill with states, so that no input makes them grow
/// without bound. Thread-safe.
public final class States {
  /// Steps of a state that take as much room as the rest of it.
  private static final int STEPS = 32;

  private final AtomicInteger left;

  /// Room for this many small states, each of some hundred bytes.
  public States(int most) {
    left = new AtomicInteger(most);
  }

  /// Takes room for a state of so many steps; false when there is none left.
  boolean take(int steps) {
    int room = 1 + steps / STEPS;
    return left.get() >= room && left.addAndGet(-room) >= 0;
  }
}
