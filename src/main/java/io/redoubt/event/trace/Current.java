package io.redoubt.event.trace;

/// Holds the span that code runs inside of.
final class Current {
  static final ScopedValue<Span> SPAN = ScopedValue.newInstance();

  private Current() {}
}
