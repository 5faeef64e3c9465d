package io.redoubt.ask;

import io.redoubt.ask.plan.Span;

/// A question.
///
/// @param text in words
/// @param given the time it is about; without bounds the words decide
/// @param model whether a model may add its words, if there is one
public record Question(String text, Span given, boolean model) {
  /// About the time that its words name, with a model if there is one.
  public static Question of(String text) {
    return new Question(text, Span.ALL, true);
  }
}
