package io.redoubt.llm.http;

/// A whole small body, or why there is none.
sealed interface Text {
  /// The body, decoded.
  record Whole(String text) implements Text {}

  /// Why there is none.
  record Missing(Failure failure) implements Text {}
}
