package io.redoubt.triage.review;

import java.util.concurrent.atomic.AtomicInteger;

/// Counts generation requests of a run. Thread-safe.
public final class CallBudget {
  private final int most;
  private final AtomicInteger used = new AtomicInteger();

  /// So many in all.
  public CallBudget(int most) {
    this.most = most;
  }

  /// Takes one; false when none is left.
  boolean take() {
    return used.getAndUpdate(n -> n < most ? n + 1 : n) < most;
  }

  /// Gives one back that was not used.
  void giveBack() {
    used.decrementAndGet();
  }

  /// Counts repeats that the client made by itself.
  void more(int requests) {
    used.addAndGet(requests);
  }

  /// How many were made.
  public int used() {
    return used.get();
  }
}
