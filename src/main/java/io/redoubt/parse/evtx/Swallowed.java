package io.redoubt.parse.evtx;

/// Records that lie inside another one. Tools that hide a single record make the one before it so
/// long that it reaches over it: readers go on behind, and what is hidden stays in the file.
final class Swallowed {
  private static final int MAGIC = 0x00002a2a;

  private Swallowed() {}

  /// Where the next record begins that lies inside this one and carries on its numbering; 0 where
  /// there is none. Records begin at multiples of four bytes.
  ///
  /// @param from where the record begins
  /// @param end one past the end it claims
  static int next(byte[] buffer, int from, int end, long number) {
    for (int at = from + EvtxSplitter.FRAME; at + EvtxSplitter.FRAME <= end; at += 4) {
      if (buffer[at] == 0x2a
          && LittleEndian.i32(buffer, at) == MAGIC
          && LittleEndian.i64(buffer, at + 8) == number + 1
          && ends(buffer, at, end)) {
        return at;
      }
    }
    return 0;
  }

  /* Its own length leads to the end of the long one, or to a further record inside it. */
  private static boolean ends(byte[] buffer, int at, int end) {
    int size = LittleEndian.i32(buffer, at + 4);
    return size >= EvtxSplitter.FRAME
        && size <= end - at
        && (size == end - at || LittleEndian.i32(buffer, at + size) == MAGIC);
  }

  /// Whether this record was hidden so: it says how long it is at its beginning, and how long the
  /// one was that reached over it at its end.
  static boolean was(byte[] buffer, int from, int to) {
    return LittleEndian.i32(buffer, from + 4) == to - from
        && LittleEndian.i32(buffer, to - 4) > to - from;
  }
}
