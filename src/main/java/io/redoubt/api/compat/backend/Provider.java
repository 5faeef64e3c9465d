package io.redoubt.api.compat.backend;

import io.redoubt.llm.exchange.Exchanged;

/// An engine, wherever it is. Thread-safe.
public interface Provider {
  /// Has an event analysed; within the time that is set.
  ///
  /// @param event the body of `POST /analyze-event`, UTF-8
  /// @param requestId sent on; empty: the engine makes one
  Exchanged analyze(byte[] event, String requestId);

  /// Asks how the engine is (`GET /health`), within ten seconds.
  Exchanged health();
}
