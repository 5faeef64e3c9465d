package io.redoubt.llm.http;

import java.nio.ByteBuffer;
import java.util.List;

/// What comes next in an answer's body.
sealed interface Piece {
  /// The body ended as its length or its chunks say.
  Piece END = new End();

  /// Bytes, in the order and the cuts of the network.
  record Bytes(List<ByteBuffer> buffers) implements Piece {}

  /// The end of the body.
  record End() implements Piece {}

  /// The connection broke.
  record Broken(Throwable cause) implements Piece {}
}
