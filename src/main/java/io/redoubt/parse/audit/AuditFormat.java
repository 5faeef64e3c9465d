package io.redoubt.parse.audit;

import io.redoubt.event.Parser;
import io.redoubt.event.RawRecord;
import io.redoubt.parse.frame.Batch;
import io.redoubt.parse.frame.Bytes;
import io.redoubt.parse.frame.Cut;
import io.redoubt.parse.frame.FramedFormat;
import io.redoubt.parse.frame.Framing;
import io.redoubt.parse.frame.RecordSink;
import io.redoubt.parse.frame.Sample;
import io.redoubt.parse.frame.Splitter;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Recognises audit logs by their first line and joins the neighbouring lines of one event into one
/// record. Lines that are no audit records stay records of their own.
public final class AuditFormat implements FramedFormat {
  private static final int MOST_LINES = 200;
  private static final int MOST_BYTES = 1 << 20;
  private static final Splitter EVENTS = AuditFormat::split;

  private final Supplier<Parser> parser;

  /// Frames records that this parser reads; it is also asked about foreign lines.
  public AuditFormat(Supplier<Parser> parser) {
    this.parser = parser;
  }

  @Override
  public Optional<Framing> recognize(Sample sample) {
    int start = sample.firstInk();
    int end = Bytes.find(sample.bytes(), start, sample.length(), '\n');
    return AuditLine.read(sample.bytes(), start, end) == null
        ? Optional.empty()
        : Optional.of(this::cut);
  }

  /// Cuts before the last event, as its lines may go on, unless it fills everything there is.
  private Cut cut(byte[] buffer, int from, int to, boolean end) {
    if (end) {
      return to <= from ? Cut.more(from) : new Cut(to, EVENTS, parser, 0);
    }
    int stop = Bytes.lastIndexOf(buffer, from, to, (byte) '\n') + 1;
    int start = stop;
    AuditLine later = null;
    while (start > from) {
      int before = Bytes.lastIndexOf(buffer, from, start - 1, (byte) '\n') + 1;
      before = Math.max(before, from);
      AuditLine line = AuditLine.read(buffer, before, start - 1);
      if (line == null || (later != null && !AuditLine.sameEvent(buffer, line, later))) {
        break;
      }
      later = line;
      start = before;
    }
    int cut = start > from ? start : stop - from > MOST_BYTES ? stop : from;
    return cut <= from ? Cut.more(from) : new Cut(cut, EVENTS, parser, 0);
  }

  private static void split(Batch batch, RecordSink sink) {
    byte[] buffer = batch.buffer();
    int eventFrom = -1;
    int eventTo = -1;
    long eventLine = 0;
    int lines = 0;
    AuditLine event = null;
    long number = batch.firstLine();
    for (int start = batch.from(); start < batch.to(); number++) {
      int lf = Bytes.find(buffer, start, batch.to(), '\n');
      int stop = lf > start && buffer[lf - 1] == '\r' ? lf - 1 : lf;
      AuditLine line = AuditLine.read(buffer, start, stop);
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
