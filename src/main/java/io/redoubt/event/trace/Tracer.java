package io.redoubt.event.trace;

/// Begins spans. Thread-safe. What happens inside of [Span#within] is below that span.
public interface Tracer {
  /// Where nobody wants to know.
  Tracer NONE = (_, _, _) -> Span.none();

  /// What a span is about, with its number in OTLP.
  enum Kind {
    /// Work of this program.
    INTERNAL(1),
    /// An answer to a request.
    SERVER(2),
    /// A request to somebody else.
    CLIENT(3);

    private final int number;

    Kind(int number) {
      this.number = number;
    }

    /// As OTLP has it.
    public int number() {
      return number;
    }
  }

  /// A span that begins now.
  ///
  /// @param name of few different ones, such as `detect`
  /// @param traceparent of somebody else, under whom it is; empty or no such thing: under the
  ///     current span, or a trace of its own
  Span begin(String name, Kind kind, String traceparent);

  /// A span under the current one.
  default Span begin(String name, Kind kind) {
    return begin(name, kind, "");
  }
}
