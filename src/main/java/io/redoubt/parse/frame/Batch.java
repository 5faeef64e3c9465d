package io.redoubt.parse.frame;

import io.redoubt.event.SourceEntry;

/// A run of whole records of one entry, ready to be split and parsed by any worker.
///
/// @param entry the stream
/// @param buffer holds the bytes; not changed any more
/// @param from first byte of the batch
/// @param to one past its last byte
/// @param position offset of `from` in the decompressed stream
/// @param firstLine 1-based number of the line that begins at `from`
/// @param firstNumber how many records the framing counted before this batch, where it counts
public record Batch(
    SourceEntry entry,
    byte[] buffer,
    int from,
    int to,
    long position,
    long firstLine,
    long firstNumber) {}
