package io.redoubt.parse.evtx;

import io.redoubt.parse.frame.Bytes;
import java.util.zip.CRC32;

/// The block at the beginning of a log file.
///
/// @param size length of the block in bytes; the chunks begin behind it
/// @param dirty whether the log was not closed properly, so that chunk headers may lag behind
/// @param damage what is wrong with the header; empty when nothing is
record EvtxHeader(int size, boolean dirty, String damage) {
  /// First bytes of every log file.
  static final String MAGIC = "ElfFile\0";

  /// Length of the block in every version known.
  static final int USUAL_SIZE = 4096;

  private static final int CHECKED = 120;
  private static final int FIELDS = 128;

  /// The header that begins at `from`, as far as there are bytes.
  static EvtxHeader read(byte[] buffer, int from, int to) {
    if (to - from < FIELDS || !Bytes.startsWith(buffer, from, to, MAGIC)) {
      return new EvtxHeader(USUAL_SIZE, true, "the file header is cut short");
    }
    int size = LittleEndian.u16(buffer, from + 40);
    boolean dirty = (buffer[from + CHECKED] & 1) != 0;
    CRC32 sum = new CRC32();
    sum.update(buffer, from, CHECKED);
    boolean intact = sum.getValue() == LittleEndian.u32(buffer, from + CHECKED + 4);
    return new EvtxHeader(
        intact && size >= FIELDS ? size : USUAL_SIZE,
        dirty,
        intact ? "" : "the file header's checksum is wrong");
  }
}
