package io.redoubt.parse.evtx;

/// The bytes to which the offsets in a chunk's records refer. Offsets count from `start`, which
/// lies outside the buffer when only one record of the chunk was kept.
///
/// @param buffer holds the chunk, or what there is of it
/// @param start index of the chunk's first byte; may be negative
record Chunk(byte[] buffer, int start) {
  /// Whether `size` bytes at this offset are there.
  boolean has(long offset, int size) {
    return offset >= 0
        && offset + size <= EvtxChunk.SIZE
        && start + offset >= 0
        && start + offset + size <= buffer.length;
  }

  /// The index in the buffer of an offset.
  int index(long offset) {
    return (int) (start + offset);
  }
}
