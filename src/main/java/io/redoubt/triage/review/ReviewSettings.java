package io.redoubt.triage.review;

import io.redoubt.redact.Tier;
import java.time.Duration;

/// How a model is asked.
///
/// @param tier how much of the evidence may leave
/// @param deadline for each alert, repairs and reruns included
/// @param maxCalls generation requests in all
/// @param context tokens of prompt and answer together
/// @param granted what the model may change
/// @param samples how often a borderline case is asked about again with chance; 0: never
public record ReviewSettings(
    Tier tier, Duration deadline, int maxCalls, int context, Granted granted, int samples) {
  /// Tier 2, 45 seconds an alert, 25 calls, 8,192 tokens, advisory.
  public static final ReviewSettings STANDARD =
      new ReviewSettings(Tier.EXCERPTS, Duration.ofSeconds(45), 25, 8192, Qualification.ADVISORY);

  /// With a level and without a calibrated score.
  public ReviewSettings(
      Tier tier, Duration deadline, int maxCalls, int context, Qualification level) {
    this(tier, deadline, maxCalls, context, new Granted(level, Double.NaN));
  }

  /// Without samples.
  public ReviewSettings(Tier tier, Duration deadline, int maxCalls, int context, Granted granted) {
    this(tier, deadline, maxCalls, context, granted, 0);
  }

  /// The same with so many samples of borderline cases.
  public ReviewSettings sampling(int number) {
    return new ReviewSettings(tier, deadline, maxCalls, context, granted, number);
  }

  /// What the model may change.
  public Qualification level() {
    return granted.level();
  }

  /// The same with another grant.
  public ReviewSettings granting(Granted other) {
    return new ReviewSettings(tier, deadline, maxCalls, context, other, samples);
  }
}
