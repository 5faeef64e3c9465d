package io.redoubt.testing;

import io.redoubt.event.Event;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.RawRecord;
import io.redoubt.event.SourceEntry;
import io.redoubt.parse.frame.Batch;
import io.redoubt.parse.frame.Bytes;
import io.redoubt.parse.frame.Cut;
import io.redoubt.parse.frame.Framing;
import io.redoubt.parse.frame.RecordSink;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Frames a stream that comes in pieces of a fixed size, and keeps the records and what their
/// parser made of them.
public final class Records implements RecordSink {
  private final List<RawRecord> records = new ArrayList<>();
  private final List<Event> events = new ArrayList<>();
  private EventBuilder builder = new EventBuilder();
  private Cut cut = Cut.more(0);

  private Records() {}

  /// The records of a stream read in pieces of `chunk` bytes.
  public static Records of(Framing framing, InputStream in, int chunk) {
    Records records = new Records();
    try {
      records.read(framing, in, chunk);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return records;
  }

  /// The records of these bytes, in pieces of `chunk` bytes.
  public static Records of(Framing framing, byte[] bytes, int chunk) {
    return of(framing, new ByteArrayInputStream(bytes), chunk);
  }

  /// What was framed.
  public List<RawRecord> records() {
    return records;
  }

  /// What was parsed, one for each record.
  public List<Event> events() {
    return events;
  }

  @Override
  public void record(RawRecord record) {
    records.add(record);
    builder = new EventBuilder();
    builder.begin(record);
    builder.outcome(
        cut.parser().get().parse(record.buffer(), record.start(), record.end(), builder));
    events.add(builder.build());
  }

  @Override
  public void damaged(String reason) {
    throw new AssertionError(reason);
  }

  private void read(Framing framing, InputStream in, int chunk) throws IOException {
    byte[] pending = new byte[0];
    long position = 0;
    long line = 1;
    boolean end = false;
    while (!end) {
      byte[] piece = in.readNBytes(chunk);
      end = piece.length < chunk;
      int old = pending.length;
      pending = Arrays.copyOf(pending, old + piece.length);
      System.arraycopy(piece, 0, pending, old, piece.length);
      int from = 0;
      while (from < pending.length) {
        cut = framing.cut(pending, from, pending.length, end);
        if (cut.end() <= from) {
          break;
        }
        Batch batch =
            new Batch(SourceEntry.named("x"), pending, from, cut.end(), position, line, 0);
        cut.splitter().split(batch, this);
        position += cut.end() - from;
        line += Bytes.count(pending, from, cut.end(), (byte) '\n');
        from = cut.end();
      }
      pending = Arrays.copyOfRange(pending, from, pending.length);
    }
  }
}
