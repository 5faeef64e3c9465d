package io.redoubt.api.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/// What is sent back.
public sealed interface Answer permits Reply, Answer.Live {
  /// An answer that goes on until the client leaves or the service stops.
  ///
  /// @param type its content type
  /// @param headers beside it
  /// @param source writes it
  record Live(String type, Map<String, String> headers, Source source) implements Answer {}

  /// Writes a live answer.
  @FunctionalInterface
  interface Source {
    /// Writes until it is at its end; flushes what is to be seen.
    ///
    /// @throws IOException when the client is gone
    void write(OutputStream out) throws IOException;
  }
}
