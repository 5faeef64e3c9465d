package io.redoubt.store.log;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;

/// How a frame begins: what is needed to pass over it without reading it.
///
/// @param kind [#DELIVERY] or [#STATE]
/// @param length bytes of the body that follows
/// @param first sequence number of its first record
/// @param records how many it holds
/// @param arrived when it was committed, milliseconds since 1970 UTC
/// @param bodySum CRC32C of the body
record FrameHeader(int kind, int length, long first, int records, long arrived, int bodySum) {
  /// Bytes of it.
  static final int SIZE = 40;

  /// A delivery.
  static final int DELIVERY = 1;

  /// All positions and batch ids as of here.
  static final int STATE = 2;

  /// The longest body.
  static final int MAX_BODY = 1 << 30;

  /// What each begins with.
  static final int MAGIC = 0x5244_4631; // RDF1

  private static final int SUMMED = SIZE - 4;

  /// Puts it at this place of a buffer, bound to the segment of this salt.
  void put(ByteBuffer into, int at, long salt) {
    into.putInt(at, MAGIC).putInt(at + 4, kind);
    into.putInt(at + 8, length).putInt(at + 12, records);
    into.putLong(at + 16, first).putLong(at + 24, arrived);
    into.putInt(at + 32, bodySum);
    into.putInt(at + SUMMED, sum(into.array(), into.arrayOffset() + at, salt));
  }

  /// Reads one; empty when there is none here.
  static Optional<FrameHeader> of(byte[] bytes, int at, long salt) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    if (in.getInt(at) != MAGIC || in.getInt(at + SUMMED) != sum(bytes, at, salt)) {
      return Optional.empty();
    }
    int length = in.getInt(at + 8);
    int records = in.getInt(at + 12);
    if (length < 0 || length > MAX_BODY || records < 0) {
      return Optional.empty();
    }
    return Optional.of(
        new FrameHeader(
            in.getInt(at + 4),
            length,
            in.getLong(at + 16),
            records,
            in.getLong(at + 24),
            in.getInt(at + 32)));
  }

  /// One more than the sequence number of its last record.
  long next() {
    return first + records;
  }

  /// Bytes of the whole frame.
  long size() {
    return SIZE + (long) length;
  }

  private static int sum(byte[] bytes, int at, long salt) {
    CRC32C sum = new CRC32C();
    for (int shift = 56; shift >= 0; shift -= 8) {
      sum.update((int) (salt >>> shift));
    }
    sum.update(bytes, at, SUMMED);
    return (int) sum.getValue();
  }
}
