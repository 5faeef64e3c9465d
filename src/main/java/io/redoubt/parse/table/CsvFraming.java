package io.redoubt.parse.table;

import io.redoubt.event.Parser;
import io.redoubt.event.RawRecord;
import io.redoubt.parse.frame.Batch;
import io.redoubt.parse.frame.Bytes;
import io.redoubt.parse.frame.Cut;
import io.redoubt.parse.frame.Framing;
import io.redoubt.parse.frame.RecordSink;

/// Cuts a table where a row ends; a line end inside quotes ends none. The first row is the header
/// and no record. A quote that does not close within [#MOST_QUOTED] bytes quotes nothing: its
/// line is a row, and ends its batch, so that splitting comes to the same end. One per entry, not
/// thread-safe.
final class CsvFraming implements Framing {
  /// Begins the line that PowerShell 5 puts before the header: the kind of what was exported.
  static final String KIND = "#TYPE ";

  private final Parser parser;
  private boolean begun;

  CsvFraming(Parser parser) {
    this.parser = parser;
  }

  @Override
  public Cut cut(byte[] buffer, int from, int to, boolean end) {
    int at = from;
    int stop = from;
    while (at < to) {
      int row = rowEnd(buffer, at, to);
      if (row >= to) {
        stop = end ? to : stop;
        break;
      }
      stop = row + 1;
      if ((Bytes.count(buffer, at, row, (byte) '"') & 1) == 1) {
        break;
      }
      at = stop;
    }
    if (stop <= from) {
      return Cut.more(from);
    }
    boolean header = !begun;
    begun = true;
    return new Cut(stop, (batch, sink) -> split(batch, sink, header), () -> parser, 0);
  }

  /// Index of the line feed that ends the row beginning at `from`, or `to`.
  static int rowEnd(byte[] buffer, int from, int to) {
    boolean quoted = false;
    for (int i = from; i < to; i++) {
      byte b = buffer[i];
      if (b == '"') {
        quoted = !quoted;
      } else if (b == '\n' && !quoted) {
        return i;
      }
    }
    return quoted ? openQuoteEnd(buffer, from, to) : to;
  }

  /// A row whose quotes do not pair is one line, as if it had none.
  private static int openQuoteEnd(byte[] buffer, int from, int to) {
    int lf = Bytes.find(buffer, from, to, '\n');
    return to - lf > MOST_QUOTED ? lf : to;
  }

  private static final int MOST_QUOTED = 256 * 1024;

  /// The row's end without its line terminator.
  static int trim(byte[] buffer, int from, int end) {
    int stop = end > from && buffer[end - 1] == '\n' ? end - 1 : end;
    return stop > from && buffer[stop - 1] == '\r' ? stop - 1 : stop;
  }

  private static void split(Batch batch, RecordSink sink, boolean header) {
    byte[] buffer = batch.buffer();
    long line = batch.firstLine();
    boolean skip = header;
    int at = batch.from();
    while (at < batch.to()) {
      int end = rowEnd(buffer, at, batch.to());
      int stop = trim(buffer, at, end);
      if (stop > at && !skip) {
        long position = batch.position() + (at - batch.from());
        sink.record(new RawRecord(batch.entry(), buffer, at, stop - at, position, line, -1));
      }
      skip &= stop <= at || Bytes.startsWith(buffer, at, stop, KIND);
      line += Bytes.count(buffer, at, Math.min(end + 1, batch.to()), (byte) '\n');
      at = end + 1;
    }
  }
}
