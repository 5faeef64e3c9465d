package io.redoubt.api.compat.engine;

import java.util.Set;

/// Puts a floor under what a model said: risk and class are raised to what the rules say, never
/// lowered; a fallback keeps its four values. Stateless.
final class Raised {
  private static final Set<String> HARMLESS = Set.of("benign", "unknown");

  private Raised() {}

  static Judgement over(Judgement said, Floor.Level floor) {
    if (said.fallback()) {
      return said;
    }
    String name =
        HARMLESS.contains(said.classification()) && !HARMLESS.contains(floor.classification())
            ? floor.classification()
            : said.classification();
    int risk = Math.max(said.risk(), floor.risk());
    return new Judgement(name, said.falsePositive(), risk, said.reason(), false);
  }
}
