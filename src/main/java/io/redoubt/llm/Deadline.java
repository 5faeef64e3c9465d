package io.redoubt.llm;

import java.time.Duration;

/// A point in monotonic time after which an answer is of no use. Immutable.
public final class Deadline {
  private final long at;
  private final Ticker ticker;

  private Deadline(long at, Ticker ticker) {
    this.at = at;
    this.ticker = ticker;
  }

  /// The point that lies this span after now.
  public static Deadline after(Duration span, Ticker ticker) {
    return new Deadline(ticker.nanos() + span.toNanos(), ticker);
  }

  /// What is left; zero when the point has passed, never negative.
  public Duration left() {
    return Duration.ofNanos(Math.max(0, at - ticker.nanos()));
  }

  /// Whether the point has passed.
  public boolean passed() {
    return at - ticker.nanos() <= 0;
  }

  /// This point, or the one that lies the span after now, whichever comes first.
  public Deadline within(Duration span) {
    long other = ticker.nanos() + span.toNanos();
    return other - at < 0 ? new Deadline(other, ticker) : this;
  }

  @Override
  public String toString() {
    return "Deadline[" + left().toMillis() + " ms left]";
  }
}
