package io.redoubt.llm.served;

import io.redoubt.llm.TokenEstimate;
import java.util.concurrent.atomic.AtomicReference;

/// Learns how many characters a token of one model has, from prompts whose tokens the server
/// counted. Three prompts are seen before anything is believed; margins remain, and the bounds of
/// [TokenEstimate#UNLEARNED] are only ever narrowed upwards of 1 and below 6. Thread-safe.
final class TokenLearner {
  private static final int ENOUGH = 3;
  private static final int SHORTEST = 400;

  private record Seen(int count, double least, double most) {}

  private final AtomicReference<Seen> seen =
      new AtomicReference<>(new Seen(0, Double.MAX_VALUE, 0));

  /// A prompt of so many characters had so many tokens.
  void learn(int characters, int tokens) {
    if (characters >= SHORTEST && tokens > 0) {
      double ratio = (double) characters / tokens;
      seen.updateAndGet(
          s -> new Seen(s.count + 1, Math.min(s.least, ratio), Math.max(s.most, ratio)));
    }
  }

  /// What is believed now.
  TokenEstimate estimate() {
    Seen now = seen.get();
    if (now.count < ENOUGH) {
      return TokenEstimate.UNLEARNED;
    }
    double least = Math.clamp(now.least * 0.85, 1, 6);
    return new TokenEstimate(least, Math.clamp(now.most * 1.5, least, 6));
  }
}
