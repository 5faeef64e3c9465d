package io.redoubt.event;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/// The ids of the events of one stream whose records differ by their number alone, made without the
/// records. Thread-safe.
public final class NumberedIds {
  /// Digits of the longest number, with its sign.
  private static final int DIGITS = 20;

  private final SourceEntry entry;
  private final long position;
  private final byte[] origin;

  /// Of the records of this entry that stand at this position.
  public NumberedIds(SourceEntry entry, long position) {
    this.entry = entry;
    this.position = position;
    this.origin = EventId.origin(entry, position).getBytes(StandardCharsets.UTF_8);
  }

  /// The id of the record of a number.
  public String id(long number) {
    return EventId.of(new RawRecord(entry, new byte[0], 0, 0, position, 0, number));
  }

  /// The first 64 bits of the ids of records that follow each other.
  ///
  /// @param from the number of the first
  /// @param many how many
  public long[] bits(long from, int many) {
    MessageDigest sha256 = EventId.sha256();
    byte[] said = Arrays.copyOf(origin, origin.length + DIGITS);
    long[] bits = new long[many];
    for (int i = 0; i < many; i++) {
      byte[] number = Long.toString(from + i).getBytes(StandardCharsets.ISO_8859_1);
      System.arraycopy(number, 0, said, origin.length, number.length);
      sha256.update(said, 0, origin.length + number.length);
      bits[i] = ByteBuffer.wrap(sha256.digest()).getLong();
    }
    return bits;
  }
}
