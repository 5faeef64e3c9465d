package io.redoubt.parse.evtx;

import io.redoubt.parse.frame.Bytes;
import java.util.zip.CRC32;

/// One chunk of a log file: a header, two tables of offsets, and records.
///
/// @param start index of its first byte
/// @param end one past its last byte, or of what is left of it
/// @param free one past the last record it declares; `end` where that is not known
/// @param bounded whether `free` is to be trusted
/// @param damage what is wrong with it; empty when nothing is
record EvtxChunk(int start, int end, int free, boolean bounded, String damage) {
  /// First bytes of every chunk in use.
  static final String MAGIC = "ElfChnk\0";

  /// Length of a chunk in bytes.
  static final int SIZE = 65_536;

  /// Where the records begin.
  static final int RECORDS = 512;

  private static final int CHECKED = 120;
  private static final int TABLES = 128;

  /// The chunk at `start`, of which bytes up to `end` are there.
  static EvtxChunk read(byte[] buffer, int start, int end) {
    if (end - start <= RECORDS) {
      return new EvtxChunk(start, end, start, true, "cut short in its header");
    }
    if (!Bytes.startsWith(buffer, start, end, MAGIC)) {
      return new EvtxChunk(start, end, end, false, "does not begin with its signature");
    }
    long free = LittleEndian.u32(buffer, start + 48);
    boolean plausible = free >= RECORDS && free <= SIZE;
    boolean trusted = headerIntact(buffer, start);
    if (plausible && start + free <= end && recordsIntact(buffer, start, (int) free)) {
      return new EvtxChunk(
          start, end, start + (int) free, true, trusted ? "" : "wrong header checksum");
    }
    if (!trusted || !plausible) {
      return new EvtxChunk(start, end, end, false, "wrong header checksum");
    }
    return start + free > end
        ? new EvtxChunk(start, end, end, true, "cut short")
        : new EvtxChunk(start, end, start + (int) free, true, "wrong checksum of its records");
  }

  /// Whether the chunk was never written: zeros all over.
  static boolean unused(byte[] buffer, int start, int end) {
    for (int i = start; i < end; i++) {
      if (buffer[i] != 0) {
        return false;
      }
    }
    return true;
  }

  /// Whether the header of the chunk at `start` is there and as its checksum says.
  static boolean headerIntact(byte[] buffer, int start) {
    if (start < 0
        || start + RECORDS > buffer.length
        || !Bytes.startsWith(buffer, start, buffer.length, MAGIC)) {
      return false;
    }
    CRC32 sum = new CRC32();
    sum.update(buffer, start, CHECKED);
    sum.update(buffer, start + TABLES, RECORDS - TABLES);
    return sum.getValue() == LittleEndian.u32(buffer, start + CHECKED + 4);
  }

  private static boolean recordsIntact(byte[] buffer, int start, int free) {
    CRC32 sum = new CRC32();
    sum.update(buffer, start + RECORDS, free - RECORDS);
    return sum.getValue() == LittleEndian.u32(buffer, start + 52);
  }
}
