package io.redoubt.llm.local;

/// What the child tells the parent. Immutable.
sealed interface Report {
  /// The model is in memory.
  ///
  /// @param sampleTokens how many tokens the sample text of the order has
  record Loaded(int sampleTokens) implements Report {}

  /// The model cannot be read into memory; the child ends.
  ///
  /// @param runtime whether the library itself is missing, not the model
  record Refused(boolean runtime, String detail) implements Report {}

  /// The next piece of an answer, whole characters.
  record Piece(long id, String text) implements Report {}

  /// An answer ended.
  ///
  /// @param promptTokens that were read
  /// @param answerTokens that were written; characters made of several tokens count once
  /// @param whole whether the model ended it by itself; else the allowed tokens were used up, or
  ///     it was stopped
  record Done(long id, int promptTokens, int answerTokens, boolean whole) implements Report {}

  /// The prompt and its answer do not fit; nothing was generated.
  record TooLong(long id, int promptTokens) implements Report {}

  /// The library refused the request.
  record Failed(long id, String detail) implements Report {}

  /// Nothing more comes: the child's output ended, or is not what the protocol says. Made by the
  /// parent.
  record Ended(String detail) implements Report {}
}
