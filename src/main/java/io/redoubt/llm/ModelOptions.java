package io.redoubt.llm;

import java.time.Duration;

/// The one fixed set of options of a model: the same for every request, because a server that runs
/// a model with other options reloads it. Immutable.
///
/// `context` is the number of tokens for a prompt and its answer; `keepAlive` how long the server
/// keeps the model in memory after a request; `pinnedDigest` the only digest that may answer, empty
/// when any may.
public record ModelOptions(
    int context, Thinking thinking, Duration keepAlive, String pinnedDigest) {
  /// 8,192 tokens of context, no thinking, half an hour in memory, any digest.
  public static final ModelOptions STANDARD =
      new ModelOptions(8192, Thinking.OFF, Duration.ofMinutes(30), "");

  /// Refuses a context in which no prompt fits.
  public ModelOptions {
    if (context < 256) {
      throw new IllegalArgumentException("A context of " + context + " tokens holds no prompt");
    }
  }

  /// The same options with another thinking switch.
  public ModelOptions withThinking(Thinking other) {
    return new ModelOptions(context, other, keepAlive, pinnedDigest);
  }

  /// The same options, under which only this digest may answer.
  public ModelOptions pinnedTo(String digest) {
    return new ModelOptions(context, thinking, keepAlive, digest);
  }

  /// Whether a model of this digest may answer; `sha256:` before it counts for nothing, as some
  /// servers write it and some do not.
  public boolean allows(String digest) {
    return pinnedDigest.isEmpty() || bare(pinnedDigest).equals(bare(digest));
  }

  private static String bare(String digest) {
    return digest.startsWith("sha256:") ? digest.substring("sha256:".length()) : digest;
  }

  /// The same options with another size of context.
  public ModelOptions withContext(int tokens) {
    return new ModelOptions(tokens, thinking, keepAlive, pinnedDigest);
  }
}
