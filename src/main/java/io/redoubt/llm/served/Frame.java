package io.redoubt.llm.served;

/// One message of a streamed answer: what it adds to the text and to the thinking, and, where it
/// says so, which model speaks, in which answer (`id`), how it ended, and the tokens counted by the
/// server (0 = not said). Immutable.
public record Frame(
    String id, String model, String content, String thinking, Ending ending, Tokens tokens) {
  /// Counts of the server; 0 where it does not say.
  public record Tokens(int prompt, int answer) {
    /// Nothing was said.
    public static final Tokens UNSAID = new Tokens(0, 0);

    Tokens or(Tokens earlier) {
      return new Tokens(prompt > 0 ? prompt : earlier.prompt, answer > 0 ? answer : earlier.answer);
    }
  }
}
