package io.redoubt.parse.frame;

/// Cuts one entry's bytes where a record ends. Stateful: one per entry, called in stream order by
/// one thread, and therefore quick; the splitting and parsing of what it cut off is done by
/// workers.
public interface Framing {
  /// Finds the end of the last whole record in `buffer[from, to)`.
  ///
  /// @param end whether these are the last bytes of the stream: then everything must be cut off
  /// @return where to cut; `Cut.end() == from` asks for more bytes
  Cut cut(byte[] buffer, int from, int to, boolean end);
}
