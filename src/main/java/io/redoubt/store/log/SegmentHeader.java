package io.redoubt.store.log;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;

/// How a segment begins: twice the same 68 bytes, 512 bytes apart, in a block of 1024, so that a
/// damaged sector does not cost the segment.
///
/// @param version of the format of the segment
/// @param ordinal as in its name
/// @param first as in its name
/// @param created milliseconds since 1970 UTC
/// @param salt without which no frame of this segment can be made up
/// @param before ordinal of the segment that was written before this one was begun; 0: none
/// @param beforeEnd where that one ends: what stands behind it there was never committed
record SegmentHeader(
    int version, long ordinal, long first, long created, long salt, long before, long beforeEnd) {
  /// Bytes at the start of a segment, before its first frame.
  static final int BLOCK = 1024;

  /// The format that is written.
  static final int VERSION = 1;

  private static final long MAGIC = 0x5244_4254_5345_470AL; // RDBTSEG and a line feed
  private static final int COPY = 512;
  private static final int SUMMED = 8 + 4 + 4 + 6 * 8;

  /// As bytes.
  ByteBuffer bytes() {
    ByteBuffer block = ByteBuffer.allocate(BLOCK);
    for (int at = 0; at < BLOCK; at += COPY) {
      block.position(at);
      block.putLong(MAGIC).putInt(version).putInt(0);
      block.putLong(ordinal).putLong(first).putLong(created).putLong(salt);
      block.putLong(before).putLong(beforeEnd);
      block.putInt(sum(block.array(), at));
    }
    return block.position(0);
  }

  /// From the first bytes of a file; empty when both copies are damaged.
  static Optional<SegmentHeader> of(byte[] block, int length) {
    for (int at = 0; at + SUMMED + 4 <= length; at += COPY) {
      ByteBuffer copy = ByteBuffer.wrap(block, at, SUMMED + 4);
      if (copy.getLong() == MAGIC && copy.getInt(at + SUMMED) == sum(block, at)) {
        int version = copy.getInt();
        copy.getInt();
        return Optional.of(
            new SegmentHeader(
                version,
                copy.getLong(),
                copy.getLong(),
                copy.getLong(),
                copy.getLong(),
                copy.getLong(),
                copy.getLong()));
      }
    }
    return Optional.empty();
  }

  private static int sum(byte[] bytes, int at) {
    CRC32C sum = new CRC32C();
    sum.update(bytes, at, SUMMED);
    return (int) sum.getValue();
  }
}
