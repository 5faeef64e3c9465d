package io.redoubt.llm;

/// One request to a model.
///
/// `schema` is the JSON Schema that the answer must follow, as JSON text, or empty for free text;
/// it is handed to the server as it stands and enforced there only as far as the server honours it.
/// `maxTokens` counts the tokens of the answer, thinking included. `urgency` counts only where
/// requests wait for each other. `likelihoods` asks the server to say of each token how likely it
/// was (`logprobs`); not every server does, and one that runs a model file here never does.
/// Immutable.
public record ChatRequest(
    Prompt prompt,
    String schema,
    int maxTokens,
    Sampling sampling,
    Deadline deadline,
    Urgency urgency,
    boolean likelihoods) {
  /// Refuses a request that asks for no token.
  public ChatRequest {
    if (maxTokens < 1) {
      throw new IllegalArgumentException("maxTokens " + maxTokens + " is below 1");
    }
  }

  /// A request that wants no likelihoods.
  public ChatRequest(
      Prompt prompt,
      String schema,
      int maxTokens,
      Sampling sampling,
      Deadline deadline,
      Urgency urgency) {
    this(prompt, schema, maxTokens, sampling, deadline, urgency, false);
  }

  /// A request that is no more urgent than others.
  public ChatRequest(
      Prompt prompt, String schema, int maxTokens, Sampling sampling, Deadline deadline) {
    this(prompt, schema, maxTokens, sampling, deadline, Urgency.MIDDLE);
  }

  /// A request for the likeliest answer in free text.
  public static ChatRequest text(Prompt prompt, int maxTokens, Deadline deadline) {
    return new ChatRequest(prompt, "", maxTokens, Sampling.GREEDY, deadline, Urgency.MIDDLE);
  }

  /// A request for the likeliest answer that follows a JSON Schema.
  public static ChatRequest json(Prompt prompt, String schema, int maxTokens, Deadline deadline) {
    return new ChatRequest(prompt, schema, maxTokens, Sampling.GREEDY, deadline, Urgency.MIDDLE);
  }

  /// The same request with room for another number of tokens.
  public ChatRequest withMaxTokens(int tokens) {
    return new ChatRequest(prompt, schema, tokens, sampling, deadline, urgency, likelihoods);
  }

  /// The same request with another deadline.
  public ChatRequest withDeadline(Deadline other) {
    return new ChatRequest(prompt, schema, maxTokens, sampling, other, urgency, likelihoods);
  }

  /// The same request, wanted more or less soon.
  public ChatRequest withUrgency(Urgency other) {
    return new ChatRequest(prompt, schema, maxTokens, sampling, deadline, other, likelihoods);
  }

  /// The same request, with the likelihood of each token.
  public ChatRequest withLikelihoods() {
    return new ChatRequest(prompt, schema, maxTokens, sampling, deadline, urgency, true);
  }

  /// Whether this is a sign-of-life request of one token, which need not end with a stop.
  public boolean probe() {
    return maxTokens == 1;
  }
}
