package io.redoubt.testing.llm;

/// How a fake server says that an answer ended.
public enum Ending {
  /// By itself.
  STOP,
  /// At the allowed number of tokens.
  LENGTH
}
