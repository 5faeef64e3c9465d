package io.redoubt.parse.audit;

import io.redoubt.event.Parser;
import io.redoubt.event.RawRecord;
import io.redoubt.parse.frame.Batch;
import io.redoubt.parse.frame.Bytes;
import io.redoubt.parse.frame.Cut;
import io.redoubt.parse.frame.Framing;
import io.redoubt.parse.frame.LineFraming;
import io.redoubt.parse.frame.RecordSink;
import io.redoubt.parse.frame.Splitter;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Lines are records, and so are the neighbouring lines of one audit event together: at most 200.
/// Thread-safe.
final class AuditFraming implements Framing {
  private static final int MOST_LINES = 200;
  private static final int MOST_BYTES = 1 << 20;

  private final Supplier<Parser> parser;
  private final Heads heads;
  private final Splitter splitter;

  /// Finds the header of an audit record in a line; null when it has none.
  @FunctionalInterface
  interface Heads {
    /// The header in `buffer[from, to)`.
    @Nullable AuditLine of(byte[] buffer, int from, int to);
  }

  /// @param parser reads the records; it is also asked about lines that are no audit records
  /// @param sent whether the lines came over syslog, so that few of them may be of the audit
  ///     system, and headers stand before them
  AuditFraming(Supplier<Parser> parser, boolean sent) {
    this.parser = parser;
    this.heads = sent ? AuditLine::sent : AuditLine::read;
    this.splitter = sent ? this::few : this::split;
  }

  /// Cuts before the last event, as its lines may go on, unless it fills everything there is.
  @Override
  public Cut cut(byte[] buffer, int from, int to, boolean end) {
    if (end) {
      return to <= from ? Cut.more(from) : new Cut(to, splitter, parser, 0);
    }
    int stop = Bytes.lastIndexOf(buffer, from, to, (byte) '\n') + 1;
    int start = stop;
    AuditLine later = null;
    while (start > from) {
      int before = Bytes.lastIndexOf(buffer, from, start - 1, (byte) '\n') + 1;
      before = Math.max(before, from);
      AuditLine line = heads.of(buffer, before, start - 1);
      if (line == null || (later != null && !AuditLine.sameEvent(buffer, line, later))) {
        break;
      }
      later = line;
      start = before;
    }
    int cut = start > from ? start : stop - from > MOST_BYTES ? stop : from;
    return cut <= from ? Cut.more(from) : new Cut(cut, splitter, parser, 0);
  }

  /* Most logs of syslog hold none: they are not looked at line by line. */
  private void few(Batch batch, RecordSink sink) {
    if (AuditLine.anywhere(batch.buffer(), batch.from(), batch.to())) {
      split(batch, sink);
    } else {
      LineFraming.LINES.split(batch, sink);
    }
  }

  private void split(Batch batch, RecordSink sink) {
    byte[] buffer = batch.buffer();
    int eventFrom = -1;
    int eventTo = -1;
    long eventLine = 0;
    int lines = 0;
    AuditLine event = null;
    long number = batch.firstLine();
    for (int start = LineFraming.afterMark(batch); start < batch.to(); number++) {
      int lf = Bytes.find(buffer, start, batch.to(), '\n');
      int stop = lf > start && buffer[lf - 1] == '\r' ? lf - 1 : lf;
      AuditLine line = heads.of(buffer, start, stop);
      if (joins(buffer, event, line) && lines < MOST_LINES) {
        eventTo = stop;
        lines++;
      } else if (stop > start) {
        emit(batch, sink, eventFrom, eventTo, eventLine);
        eventFrom = start;
        eventTo = stop;
        eventLine = number;
        event = line;
        lines = 1;
      }
      start = lf + 1;
    }
    emit(batch, sink, eventFrom, eventTo, eventLine);
  }

  private static boolean joins(byte[] buffer, @Nullable AuditLine event, @Nullable AuditLine line) {
    return event != null && line != null && AuditLine.sameEvent(buffer, event, line);
  }

  private static void emit(Batch batch, RecordSink sink, int from, int to, long line) {
    if (from >= 0 && to > from) {
      long position = batch.position() + (from - batch.from());
      sink.record(
          new RawRecord(batch.entry(), batch.buffer(), from, to - from, position, line, -1));
    }
  }
}
