package io.redoubt.llm.served;

/// How a server says that an answer ended.
public enum Ending {
  /// It has not ended yet.
  NONE,
  /// The model ended by itself.
  STOP,
  /// The allowed number of tokens was reached.
  LENGTH,
  /// The model was only loaded.
  LOAD
}
