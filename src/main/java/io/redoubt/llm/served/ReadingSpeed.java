package io.redoubt.llm.served;

import java.time.Duration;
import java.util.concurrent.atomic.DoubleAccumulator;

/// How fast a server reads prompts, from the time until the first byte of its answers: the slowest
/// that was seen counts. Thread-safe.
final class ReadingSpeed {
  private static final int SLACK = 10;
  private static final Duration LEAST = Duration.ofSeconds(60);

  private final DoubleAccumulator millisPerToken = new DoubleAccumulator(Math::max, 0);

  /// A prompt of so many tokens was answered after so many milliseconds.
  void learn(int tokens, long millis) {
    if (tokens > 0) {
      millisPerToken.accumulate((double) millis / tokens);
    }
  }

  /// How long a prompt of so many tokens may take: ten times what it should, at least a minute,
  /// never more than the timer; the timer alone until something was learned.
  Duration allowed(int tokens, Duration timer) {
    double each = millisPerToken.get();
    if (each == 0) {
      return timer;
    }
    Duration expected = LEAST.plusMillis((long) (each * tokens * SLACK));
    return expected.compareTo(timer) < 0 ? expected : timer;
  }
}
