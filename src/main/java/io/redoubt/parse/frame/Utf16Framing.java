package io.redoubt.parse.frame;

import io.redoubt.event.Parser;
import io.redoubt.event.RawRecord;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Lines of UTF-16 text: a record is the exact bytes of a line without its terminator; the byte
/// order mark belongs to none. Line numbers count UTF-16 line feeds only.
public final class Utf16Framing implements Framing {
  private final Utf16 order;
  private final Supplier<Parser> parser;
  private long cutOff;
  private long lines = 1;

  private Utf16Framing(Utf16 order, Supplier<Parser> lines) {
    this.order = order;
    this.parser = () -> new Utf16Parser(order, lines.get());
  }

  /// A framing for the sample if it is UTF-16, with or without a byte order mark.
  ///
  /// @param lines makes the parser for a line's text
  public static Optional<Framing> recognize(Sample sample, Supplier<Parser> lines) {
    for (Utf16 order : Utf16.values()) {
      if (order.fits(sample)) {
        return Optional.of(new Utf16Framing(order, lines));
      }
    }
    return Optional.empty();
  }

  /// A framing for the sample if it is UTF-16 and its text is of one of these formats, whose
  /// records are not lines.
  public static Optional<Framing> document(Sample sample, List<FramedFormat> formats) {
    return Utf16Documents.recognize(sample, formats);
  }

  @Override
  public Cut cut(byte[] buffer, int from, int to, boolean end) {
    int first = from + (int) (cutOff & 1);
    int cut = end ? to : lastLineEnd(buffer, first, to);
    if (cut <= from) {
      return Cut.more(from);
    }
    long firstLine = lines;
    for (int i = first; i + Utf16.UNIT <= cut; i += Utf16.UNIT) {
      lines += order.is(buffer, i, '\n') ? 1 : 0;
    }
    cutOff += cut - from;
    return new Cut(cut, (batch, sink) -> split(batch, firstLine, sink), parser, 0);
  }

  private int lastLineEnd(byte[] buffer, int first, int to) {
    int i = first + ((to - first) & -Utf16.UNIT) - Utf16.UNIT;
    while (i >= first && !order.is(buffer, i, '\n')) {
      i -= Utf16.UNIT;
    }
    return i + Utf16.UNIT;
  }

  private void split(Batch batch, long firstLine, RecordSink sink) {
    byte[] buffer = batch.buffer();
    int start = batch.from();
    if (batch.position() == 0 && batch.to() - start >= 2 && order.isMark(buffer, start)) {
      start += Utf16.UNIT;
    }
    long line = firstLine;
    for (int i = start + (int) (batch.position() & 1); i + 2 <= batch.to(); i += Utf16.UNIT) {
      if (order.is(buffer, i, '\n')) {
        boolean carriage = i - Utf16.UNIT >= start && order.is(buffer, i - Utf16.UNIT, '\r');
        emit(batch, start, carriage ? i - Utf16.UNIT : i, line++, sink);
        start = i + Utf16.UNIT;
      }
    }
    emit(batch, start, batch.to(), line, sink);
  }

  private static void emit(Batch batch, int start, int stop, long line, RecordSink sink) {
    if (stop > start) {
      long position = batch.position() + (start - batch.from());
      sink.record(
          new RawRecord(batch.entry(), batch.buffer(), start, stop - start, position, line, -1));
    }
  }
}
