package io.redoubt.llm;

/// How the next token is chosen: temperature (0 = the likeliest, always) and the seed of the random
/// numbers. Both are sent with every request, never left to a server's defaults.
public record Sampling(double temperature, long seed) {
  /// The likeliest token each time: what verdicts are asked with.
  public static final Sampling GREEDY = new Sampling(0, 1);

  /// Refuses a temperature that is not a number of 0 to 2.
  public Sampling {
    if (!(temperature >= 0 && temperature <= 2)) {
      throw new IllegalArgumentException("temperature " + temperature + " is not in 0..2");
    }
  }
}
