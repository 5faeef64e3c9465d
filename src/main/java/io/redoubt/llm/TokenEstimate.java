package io.redoubt.llm;

/// Characters per token, as a range: dividing by `least` gives the most tokens a text may have (for
/// budgets), dividing by `most` the fewest (for finding out that a server cut the prompt).
/// Immutable.
public record TokenEstimate(double least, double most) {
  /// What is assumed until a model has been measured: logs are dense (2.6 characters a token), and
  /// no tokenizer is known that takes more than 6 on them.
  public static final TokenEstimate UNLEARNED = new TokenEstimate(2.6, 6);

  /// The most tokens that a text of this many characters may have.
  public int atMost(int characters) {
    return (int) Math.ceil(characters / least);
  }

  /// The fewest tokens that a text of this many characters may have.
  public int atLeast(int characters) {
    return (int) Math.floor(characters / most);
  }
}
