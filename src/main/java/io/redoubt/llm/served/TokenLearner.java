package io.redoubt.llm.served;

import io.redoubt.llm.TokenEstimate;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.DoubleAccumulator;

/// Learns how many characters a token of one model has, from prompts whose tokens the server
/// counted. Three prompts are seen before anything is believed; margins remain, and the bounds of
/// [TokenEstimate#UNLEARNED] are only ever narrowed upwards of 1 and below 6. Thread-safe.
final class TokenLearner {
  private static final int ENOUGH = 3;
  private static final int SHORTEST = 400;

  private final AtomicInteger seen = new AtomicInteger();
  private final DoubleAccumulator least = new DoubleAccumulator(Math::min, Double.MAX_VALUE);
  private final DoubleAccumulator most = new DoubleAccumulator(Math::max, 0);

  /// A prompt of so many characters had so many tokens.
  void learn(int characters, int tokens) {
    if (characters >= SHORTEST && tokens > 0) {
      double ratio = (double) characters / tokens;
      least.accumulate(ratio);
      most.accumulate(ratio);
      seen.incrementAndGet();
    }
  }

  /// What is believed now.
  TokenEstimate estimate() {
    if (seen.get() < ENOUGH) {
      return TokenEstimate.UNLEARNED;
    }
    double low = Math.clamp(least.get() * 0.85, 1, 6);
    return new TokenEstimate(low, Math.clamp(most.get() * 1.5, low, 6));
  }
}
