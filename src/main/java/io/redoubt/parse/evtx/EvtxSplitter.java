package io.redoubt.parse.evtx;

import io.redoubt.event.RawRecord;
import io.redoubt.parse.frame.Batch;
import io.redoubt.parse.frame.RecordSink;
import io.redoubt.parse.frame.Splitter;

/// Finds the records of some chunks. In an intact chunk they lie one behind the other up to the
/// declared free space; what lies behind it is left over from earlier use and is no record. A
/// damaged chunk is searched for whatever records are whole; where even its end is unknown, the
/// numbers of the records must rise.
///
/// @param header what the file's header says
record EvtxSplitter(EvtxHeader header) implements Splitter {
  /// Length of a record's own header and trailer.
  static final int FRAME = 28;

  private static final int MAGIC = 0x00002a2a;

  @Override
  public void split(Batch batch, RecordSink sink) {
    int start = batch.from();
    if (batch.position() < Math.max(1, header.size())) {
      if (!header.damage().isEmpty()) {
        sink.damaged(header.damage());
      }
      start += (int) Math.min(header.size() - batch.position(), batch.to() - start);
    }
    for (; start < batch.to(); start += EvtxChunk.SIZE) {
      int end = Math.min(start + EvtxChunk.SIZE, batch.to());
      if (!EvtxChunk.unused(batch.buffer(), start, end)) {
        chunk(batch, EvtxChunk.read(batch.buffer(), start, end), sink);
      }
    }
  }

  private void chunk(Batch batch, EvtxChunk chunk, RecordSink sink) {
    int at = chunk.start() + EvtxChunk.RECORDS;
    boolean lost = false;
    long last = -1;
    while (at + FRAME <= chunk.free()) {
      int size = recordSize(batch.buffer(), at, chunk.free());
      if (size == 0) {
        lost = true;
        at = nextRecord(batch.buffer(), at + 4, chunk.free());
        continue;
      }
      long number = LittleEndian.i64(batch.buffer(), at + 8);
      if (chunk.bounded() || number > last) {
        last = whole(batch, at, size, number, sink);
      }
      at += size;
    }
    if (lagging(chunk)) {
      successors(batch, chunk, at, last, sink);
    }
    report(batch, chunk, lost, sink);
  }

  /* A record that was made to swallow those behind it is given back as what it was, and they with
  it: they still lie there. Returns the number of the last. */
  private static long whole(Batch batch, int at, int size, long number, RecordSink sink) {
    int end = at + size;
    int start = at;
    long own = number;
    int hidden = Swallowed.next(batch.buffer(), start, end, own);
    while (hidden > 0) {
      sink.record(record(batch, start, hidden - start, own));
      start = hidden;
      own++;
      hidden = Swallowed.next(batch.buffer(), start, end, own);
    }
    sink.record(record(batch, start, end - start, own));
    return own;
  }

  /// Whether the chunk's header may be older than its records: the log was open when it was copied.
  private boolean lagging(EvtxChunk chunk) {
    return header.dirty() && !chunk.damage().isEmpty();
  }

  /// Records behind the declared end count where they carry on the numbering.
  private static void successors(
      Batch batch, EvtxChunk chunk, int from, long number, RecordSink sink) {
    int at = from;
    long last = number;
    int size = recordSize(batch.buffer(), at, chunk.end());
    while (size != 0 && last >= 0 && LittleEndian.i64(batch.buffer(), at + 8) == last + 1) {
      last++;
      sink.record(record(batch, at, size, last));
      at += size;
      size = recordSize(batch.buffer(), at, chunk.end());
    }
  }

  private static void report(Batch batch, EvtxChunk chunk, boolean lost, RecordSink sink) {
    String damage = chunk.damage().isEmpty() && lost ? "broken records" : chunk.damage();
    if (!damage.isEmpty()) {
      long offset = batch.position() + (chunk.start() - batch.from());
      sink.damaged("chunk at byte " + offset + ": " + damage);
    }
  }

  private static RawRecord record(Batch batch, int at, int size, long number) {
    long position = batch.position() + (at - batch.from());
    return new RawRecord(batch.entry(), batch.buffer(), at, size, position, 0, number);
  }

  /// The length of the whole record at `at`, or 0 where there is none.
  private static int recordSize(byte[] buffer, int at, int end) {
    if (at + FRAME > end || LittleEndian.i32(buffer, at) != MAGIC) {
      return 0;
    }
    int size = LittleEndian.i32(buffer, at + 4);
    boolean whole = size >= FRAME && size <= end - at;
    return whole && LittleEndian.i32(buffer, at + size - 4) == size ? size : 0;
  }

  private static int nextRecord(byte[] buffer, int from, int end) {
    for (int at = from; at + FRAME <= end; at++) {
      if (buffer[at] == 0x2a && recordSize(buffer, at, end) != 0) {
        return at;
      }
    }
    return end;
  }
}
