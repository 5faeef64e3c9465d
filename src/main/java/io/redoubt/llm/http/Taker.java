package io.redoubt.llm.http;

import java.nio.ByteBuffer;
import java.util.Optional;

/// Takes the bytes of a body as they come.
interface Taker {
  /// Whether more is wanted.
  enum More {
    /// More is wanted.
    YES,
    /// It has what it needs.
    ENOUGH,
    /// The bytes are more than it can hold.
    TOO_LONG
  }

  /// Takes all remaining bytes of a buffer.
  More take(ByteBuffer buffer);

  /// The body ended.
  Optional<Failure> end();
}
