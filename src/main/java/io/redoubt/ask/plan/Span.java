package io.redoubt.ask.plan;

import io.redoubt.event.port.EventFinder.Window;

/// The time a question is about.
///
/// @param from first millisecond since 1970 UTC; `Long.MIN_VALUE` for no bound
/// @param to first millisecond after it; `Long.MAX_VALUE` for no bound
/// @param said the words of the question that it was read from; empty when none were
public record Span(long from, long to, String said) {
  /// All of time: the question names none.
  public static final Span ALL = new Span(Long.MIN_VALUE, Long.MAX_VALUE, "");

  /// Whether a bound is named.
  public boolean bounded() {
    return from != Long.MIN_VALUE || to != Long.MAX_VALUE;
  }

  /// As a window of a search.
  public Window window() {
    return new Window(from, to);
  }
}
