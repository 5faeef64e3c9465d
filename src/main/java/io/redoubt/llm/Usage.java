package io.redoubt.llm;

/// What one answer took. Tokens as the server counted them, 0 where it does not say; times in
/// milliseconds on this machine's clock; `requests` counts the generation requests that were sent,
/// repeats included; `likelihoods` the tokens of which the server said how likely they were, as far
/// as it was asked to. Immutable.
public record Usage(
    int promptTokens,
    int answerTokens,
    long firstByteMillis,
    long totalMillis,
    int requests,
    int likelihoods) {
  /// Nothing was sent.
  public static final Usage NONE = new Usage(0, 0, 0, 0, 0);

  /// What one answer took whose likelihood nobody asked for.
  public Usage(
      int promptTokens, int answerTokens, long firstByteMillis, long totalMillis, int requests) {
    this(promptTokens, answerTokens, firstByteMillis, totalMillis, requests, 0);
  }

  /// The same, with this many requests before it.
  public Usage after(int earlier) {
    return new Usage(
        promptTokens, answerTokens, firstByteMillis, totalMillis, requests + earlier, likelihoods);
  }

  /// Tokens per second of the answer after its first byte, 0 when it cannot be told.
  public double tokensPerSecond() {
    long millis = totalMillis - firstByteMillis;
    return millis > 0 ? answerTokens * 1000.0 / millis : 0;
  }
}
