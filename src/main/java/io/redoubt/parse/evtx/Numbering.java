package io.redoubt.parse.evtx;

/// Whether records are missing between one that was read and the next. Windows numbers the
/// records of a log in one row, and a log that is exported is numbered anew: where a record
/// follows directly on another in an intact chunk and numbers between them are left out,
/// somebody took records away. Not thread-safe.
final class Numbering {
  /* No more can stand in one chunk. */
  private static final long MOST = (EvtxChunk.SIZE - EvtxChunk.RECORDS) / EvtxSplitter.FRAME;

  private byte[] last = new byte[0];
  private int end = -1;
  private long number;

  /// How many records are missing before this one; 0 where none is, or where that cannot be known.
  ///
  /// @param chunk where its chunk begins
  /// @param from where the record begins
  /// @param to one past its end
  long missingBefore(byte[] buffer, int chunk, int from, int to) {
    long own = LittleEndian.i64(buffer, from + 8);
    long expected = own;
    if (from == chunk + EvtxChunk.RECORDS) {
      expected = declared(buffer, chunk, own);
    } else if (buffer == last && from == end) {
      expected = number + 1;
    }
    last = buffer;
    end = to;
    number = own;
    long missing = own - expected;
    return missing > 0 && missing <= MOST ? missing : 0;
  }

  /* The number of the first record, as the chunk's header says it. */
  private static long declared(byte[] buffer, int chunk, long otherwise) {
    long first = EvtxChunk.headerIntact(buffer, chunk) ? LittleEndian.i64(buffer, chunk + 24) : 0;
    return first > 0 ? first : otherwise;
  }
}
