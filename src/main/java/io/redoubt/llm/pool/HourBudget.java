package io.redoubt.llm.pool;

import io.redoubt.llm.Ticker;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/// What may be asked of the models within any hour: a sliding log, exact to the request.
/// Thread-safe.
public final class HourBudget {
  private static final long HOUR = Duration.ofHours(1).toNanos();

  private final int calls;
  private final Duration time;
  private final Ticker ticker;
  private final Deque<Long> called = new ArrayDeque<>();
  private final Deque<Spent> spent = new ArrayDeque<>();
  private long busy;

  private record Spent(long at, long nanos) {}

  /// @param calls requests within an hour; 0: any number
  /// @param time in which servers may be busy for us within an hour; zero: any
  public HourBudget(int calls, Duration time, Ticker ticker) {
    this.calls = calls;
    this.time = time;
    this.ticker = ticker;
  }

  /// No bound.
  public static HourBudget unbounded() {
    return new HourBudget(0, Duration.ZERO, Ticker.system());
  }

  /// Takes one request; false: the hour is used up.
  synchronized boolean take() {
    long now = ticker.nanos();
    forget(now);
    boolean left =
        (calls == 0 || called.size() < calls) && (time.isZero() || busy < time.toNanos());
    if (left && calls > 0) {
      called.add(now);
    }
    return left;
  }

  /// What requests took.
  synchronized void spend(long nanos) {
    if (!time.isZero()) {
      spent.add(new Spent(ticker.nanos(), nanos));
      busy += nanos;
    }
  }

  private void forget(long now) {
    while (!called.isEmpty() && now - called.peekFirst() >= HOUR) {
      called.removeFirst();
    }
    while (!spent.isEmpty() && now - spent.peekFirst().at() >= HOUR) {
      busy -= spent.removeFirst().nanos();
    }
  }
}
