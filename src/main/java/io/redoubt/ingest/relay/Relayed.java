package io.redoubt.ingest.relay;

/// What came of an event that was sent to an engine.
public sealed interface Relayed {
  /// The engine answered.
  record Answered(EngineAnswer answer) implements Relayed {}

  /// It did not.
  ///
  /// @param kind what went wrong
  /// @param detail one line
  /// @param retryAfterSeconds when the engine says to try again; 0: it does not say
  record Failed(Kind kind, String detail, int retryAfterSeconds) implements Relayed {}

  /// What can go wrong.
  enum Kind {
    /// No connection, or it broke.
    CONNECTION,
    /// Too slow.
    TIMEOUT,
    /// No key or a wrong one.
    KEY,
    /// Too many requests.
    LIMIT,
    /// The event is not as it must be, or the model is missing.
    REFUSED,
    /// Another status.
    STATUS,
    /// An answer that is none.
    CONTRACT
  }
}
