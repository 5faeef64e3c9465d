package io.redoubt.parse.mysql;

import io.redoubt.event.Parser;
import io.redoubt.event.RawRecord;
import io.redoubt.parse.frame.Batch;
import io.redoubt.parse.frame.Bytes;
import io.redoubt.parse.frame.Cut;
import io.redoubt.parse.frame.Framing;
import io.redoubt.parse.frame.RecordSink;
import java.util.function.Supplier;

/// Joins the lines of one statement to a record: all up to the next line with which one begins. At
/// most [#BYTES] bytes are joined, so that a log that turns into something else stays bounded.
final class StatementFraming implements Framing {
  /// The most bytes of a record that is joined.
  static final int BYTES = 256 * 1024;

  private static final int WAIT = 4 * BYTES;

  private final Supplier<Parser> parser;

  StatementFraming(Supplier<Parser> parser) {
    this.parser = parser;
  }

  @Override
  public Cut cut(byte[] buffer, int from, int to, boolean end) {
    int cut = end ? to : lastBeginning(buffer, from, to);
    if (cut <= from && to - from > WAIT) {
      cut = Bytes.lastIndexOf(buffer, from, to, (byte) '\n') + 1;
    }
    return cut <= from ? Cut.more(from) : new Cut(cut, StatementFraming::split, parser, 0);
  }

  /* Where the last record begins whose first line is whole, or `from`. */
  private static int lastBeginning(byte[] buffer, int from, int to) {
    int end = Bytes.lastIndexOf(buffer, from, to, (byte) '\n');
    while (end > from) {
      int start = Math.max(Bytes.lastIndexOf(buffer, from, end, (byte) '\n') + 1, from);
      if (StatementLine.begins(buffer, start, end) && !belowTime(buffer, from, start)) {
        return start;
      }
      end = start - 1;
    }
    return from;
  }

  /* Whether the line that ends before `start` is the time of a slow query. */
  private static boolean belowTime(byte[] buffer, int from, int start) {
    if (start <= from) {
      return false;
    }
    int before = Math.max(Bytes.lastIndexOf(buffer, from, start - 1, (byte) '\n') + 1, from);
    return StatementLine.user(buffer, start, buffer.length)
        && StatementLine.time(buffer, before, start);
  }

  private static void split(Batch batch, RecordSink sink) {
    byte[] buffer = batch.buffer();
    long line = batch.firstLine();
    int at = batch.from();
    int record = -1;
    int stop = at;
    long first = line;
    boolean below = false;
    while (at < batch.to()) {
      int lf = Bytes.find(buffer, at, batch.to(), '\n');
      int end = lf > at && buffer[lf - 1] == '\r' ? lf - 1 : lf;
      boolean time = StatementLine.time(buffer, at, end);
      boolean head = StatementLine.begins(buffer, at, end) && !below;
      if (head || record < 0 || end - record > BYTES) {
        hand(batch, sink, record, stop, first);
        record = end > at ? at : -1;
        first = line;
      }
      below = time;
      stop = end > at ? end : stop;
      at = lf + 1;
      line++;
    }
    hand(batch, sink, record, stop, first);
  }

  private static void hand(Batch batch, RecordSink sink, int from, int to, long line) {
    if (from >= 0 && to > from) {
      long position = batch.position() + (from - batch.from());
      sink.record(
          new RawRecord(batch.entry(), batch.buffer(), from, to - from, position, line, -1));
    }
  }
}
