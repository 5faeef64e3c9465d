package io.redoubt.parse.frame;

import io.redoubt.event.Parser;
import io.redoubt.event.RawRecord;
import java.util.Optional;
import java.util.function.Supplier;

/// Logs of programs in which each record begins with a date, and stack traces, statements and other
/// indented lines that follow belong to it: Java and Python programs, PostgreSQL. A record is the
/// exact bytes from its first line to the end of its last.
///
/// An entry is read so only when it shows it: its first line begins with an ISO date, and in
/// its sample there is a stack trace, or an indented line below one of PostgreSQL. Only lines
/// that begin with a blank, and the lines of a trace that do not ([TraceLine]), are joined; all
/// others stay records of their own. At most [#LINES] lines and [#BYTES] bytes are joined.
public final class TraceFraming implements Framing {
  /// The most lines of a record.
  static final int LINES = 500;

  /// The most bytes of a record that is joined.
  static final int BYTES = 64 * 1024;

  /* So far the beginning of a record is waited for. */
  private static final int WAIT = 4 * BYTES;

  private final Supplier<Parser> parser;

  private TraceFraming(Supplier<Parser> parser) {
    this.parser = parser;
  }

  /// A framing for the sample, if it shows that its records go over several lines.
  ///
  /// @param lines makes the parser for a record's text
  public static Optional<Framing> recognize(Sample sample, Supplier<Parser> lines) {
    byte[] bytes = sample.bytes();
    int at = sample.firstInk();
    boolean dated = TraceLine.begins(bytes, at, sample.length());
    boolean postgres = false;
    while (dated && at < sample.length()) {
      int lf = Bytes.find(bytes, at, sample.length(), '\n');
      boolean below = postgres && bytes[at] == '\t';
      if (below || TraceLine.ofTrace(bytes, at, lf)) {
        return Optional.of(new TraceFraming(lines));
      }
      postgres = TraceLine.begins(bytes, at, lf) && TraceLine.postgres(bytes, at, lf);
      at = lf + 1;
    }
    return Optional.empty();
  }

  @Override
  public Cut cut(byte[] buffer, int from, int to, boolean end) {
    int cut = end ? to : lastBeginning(buffer, from, to);
    if (cut <= from && to - from > WAIT) {
      cut = Bytes.lastIndexOf(buffer, from, to, (byte) '\n') + 1;
    }
    return cut <= from ? Cut.more(from) : new Cut(cut, TraceFraming::split, parser, 0);
  }

  /// Where the last record begins whose first line is whole, or `from`.
  private static int lastBeginning(byte[] buffer, int from, int to) {
    int end = Bytes.lastIndexOf(buffer, from, to, (byte) '\n');
    while (end > from) {
      int start = Bytes.lastIndexOf(buffer, from, end, (byte) '\n') + 1;
      start = Math.max(start, from);
      if (TraceLine.begins(buffer, start, end)) {
        return start;
      }
      end = start - 1;
    }
    return from;
  }

  private static void split(Batch batch, RecordSink sink) {
    Joined joined = new Joined(batch, sink);
    byte[] buffer = batch.buffer();
    long line = batch.firstLine();
    int start = batch.from();
    if (batch.position() == 0
        && Bytes.startsWith(buffer, start, batch.to(), "\u00ef\u00bb\u00bf")) {
      start += 3;
    }
    while (start < batch.to()) {
      int lf = Bytes.farIndexOf(buffer, start, batch.to(), (byte) '\n');
      int stop = lf < 0 ? batch.to() : lf;
      int next = lf < 0 ? batch.to() : lf + 1;
      if (lf > start && buffer[lf - 1] == '\r') {
        stop--;
      }
      if (stop > start) {
        joined.line(start, stop, line);
      }
      start = next;
      line++;
    }
    joined.finish();
  }

  /// The record that is being put together. Of one batch.
  private static final class Joined {
    private final Batch batch;
    private final RecordSink sink;
    private int start = -1;
    private int stop;
    private long line;
    private int lines;
    private boolean open;
    private boolean trace;

    Joined(Batch batch, RecordSink sink) {
      this.batch = batch;
      this.sink = sink;
    }

    void line(int from, int to, long number) {
      byte[] buffer = batch.buffer();
      boolean room = open && lines < LINES && to - start <= BYTES;
      if (room && TraceLine.goesOn(buffer, from, to, trace)) {
        trace |= TraceLine.ofTrace(buffer, from, to);
        stop = to;
        lines++;
        return;
      }
      finish();
      start = from;
      stop = to;
      line = number;
      lines = 1;
      open = TraceLine.begins(buffer, from, to) || TraceLine.ofTrace(buffer, from, to);
      trace = TraceLine.ofTrace(buffer, from, to);
    }

    void finish() {
      if (start >= 0) {
        long position = batch.position() + (start - batch.from());
        sink.record(
            new RawRecord(batch.entry(), batch.buffer(), start, stop - start, position, line, -1));
        start = -1;
      }
    }
  }
}
