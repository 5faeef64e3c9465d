package io.redoubt.event;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The exact bytes of one record and where they came from. The bytes are a range of a shared buffer
/// and are never changed; whoever keeps a record beyond its batch calls [#detached()].
///
/// @param entry the stream it came from
/// @param buffer holds the bytes, and usually those of many neighbours
/// @param start index of the first byte in `buffer`
/// @param length number of bytes, without the line terminator; at most 2^30 - 1
/// @param position offset of the first byte in the decompressed stream
/// @param line 1-based number of the line where the record begins; 0 where the format has no lines
/// @param number record id (EVTX) or index (JSON array); -1 where there is none
public record RawRecord(
    SourceEntry entry,
    byte[] buffer,
    int start,
    int length,
    long position,
    long line,
    long number) {

  /// A record of these bytes alone, at line 1.
  public static RawRecord of(SourceEntry entry, byte[] bytes) {
    return new RawRecord(entry, bytes, 0, bytes.length, 0, 1, -1);
  }

  /// Index one past the last byte.
  public int end() {
    return start + length;
  }

  /// A copy of the exact bytes.
  public byte[] bytes() {
    return Arrays.copyOfRange(buffer, start, start + length);
  }

  /// The bytes as UTF-8; what is not valid reads U+FFFD.
  public String text() {
    return new String(buffer, start, length, StandardCharsets.UTF_8);
  }

  /// The same record with a buffer of its own, so that it no longer holds its neighbours in memory.
  public RawRecord detached() {
    return buffer.length == length
        ? this
        : new RawRecord(entry, bytes(), 0, length, position, line, number);
  }
}
