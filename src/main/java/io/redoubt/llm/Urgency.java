package io.redoubt.llm;

/// How soon an answer is wanted: who is served first while more ask than can be served.
public enum Urgency {
  /// Somebody waits for it.
  NOW,
  /// Before all other work.
  HIGHEST,
  /// Soon.
  HIGH,
  /// As it comes.
  MIDDLE,
  /// When there is time.
  LOW,
  /// After all else.
  LOWEST
}
