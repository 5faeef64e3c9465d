package io.redoubt.llm.served;

/// One message of a streamed answer: what it adds to the text and to the thinking, and, where it
/// says so, which model speaks, in which answer (`id`), how it ended, and the tokens counted by the
/// server (0 = not said). Immutable.
public record Frame(
    String id, String model, String content, String thinking, Ending ending, Tokens tokens) {
  /// Counts of the server; 0 where it does not say.
  ///
  /// @param prompt so far
  /// @param answer so far
  /// @param likelihoods tokens of this frame of which it is said how likely they were
  public record Tokens(int prompt, int answer, int likelihoods) {
    /// Nothing was said.
    public static final Tokens UNSAID = new Tokens(0, 0, 0);

    /// Without likelihoods.
    public Tokens(int prompt, int answer) {
      this(prompt, answer, 0);
    }

    Tokens or(Tokens earlier) {
      return new Tokens(
          prompt > 0 ? prompt : earlier.prompt,
          answer > 0 ? answer : earlier.answer,
          likelihoods + earlier.likelihoods);
    }
  }
}
