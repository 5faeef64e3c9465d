package io.redoubt.parse.frame;

import io.redoubt.event.RawRecord;
import io.redoubt.event.SourceEntry;
import java.util.List;
import java.util.Optional;

/// UTF-16 text whose records are not lines, or whose first line says what the others mean: JSON
/// arrays, XML, tables with a header.
///
/// What separates records is ASCII in all of them. So the formats are shown a narrow view, one
/// byte for each unit of two and `x` for all that is not ASCII; what they cut off there lies at
/// twice the offset in the stream. A record is its exact bytes, and is parsed from its decoded
/// text.
final class Utf16Documents implements Framing {
  private static final byte OTHER = 'x';

  private final Utf16 order;
  private final Framing inner;
  private long position;
  private long lines = 1;

  private Utf16Documents(Utf16 order, Framing inner) {
    this.order = order;
    this.inner = inner;
  }

  /// A framing for the sample if it is UTF-16 and one of the formats knows its narrow view.
  static Optional<Framing> recognize(Sample sample, List<FramedFormat> formats) {
    for (Utf16 order : Utf16.values()) {
      if (order.fits(sample)) {
        byte[] narrow = narrow(order, sample.bytes(), 0, sample.length(), true);
        Sample seen = new Sample(narrow, narrow.length, sample.path(), sample.whole());
        boolean document = document(seen);
        if (document || plainHeader(order, sample)) {
          for (FramedFormat format : formats) {
            Optional<Framing> framing = format.recognize(seen);
            if (framing.isPresent()) {
              return Optional.of(new Utf16Documents(order, framing.get()));
            }
          }
        }
      }
    }
    return Optional.empty();
  }

  private static boolean document(Sample sample) {
    int at = sample.firstInk();
    byte first = at < sample.length() ? sample.bytes()[at] : 0;
    return first == '{' || first == '[' || first == '<';
  }

  /* Names of columns are taken from the narrow view, so they must be in it. */
  private static boolean plainHeader(Utf16 order, Sample sample) {
    for (int i = Utf16.UNIT; i + Utf16.UNIT <= sample.length(); i += Utf16.UNIT) {
      if (order.is(sample.bytes(), i, '\n')) {
        return true;
      }
      if (narrow(order, sample.bytes(), i) == OTHER && !order.is(sample.bytes(), i, 'x')) {
        return false;
      }
    }
    return false;
  }

  @Override
  public Cut cut(byte[] buffer, int from, int to, boolean end) {
    byte[] narrow = narrow(order, buffer, from, to, position == 0);
    Cut cut = inner.cut(narrow, 0, narrow.length, end);
    if (cut.end() == 0 && !end) {
      return Cut.more(from);
    }
    long firstLine = lines;
    for (int i = 0; i < cut.end(); i++) {
      lines += narrow[i] == '\n' ? 1 : 0;
    }
    boolean whole = end && cut.end() == narrow.length;
    int wideEnd = whole ? to : from + cut.end() * Utf16.UNIT;
    boolean first = position == 0;
    position += wideEnd - from;
    return new Cut(
        wideEnd,
        (batch, sink) -> split(batch, firstLine, first, cut.splitter(), sink),
        () -> new Utf16Parser(order, cut.parser().get()),
        cut.records());
  }

  private void split(
      Batch batch, long firstLine, boolean first, Splitter splitter, RecordSink sink) {
    byte[] narrow = narrow(order, batch.buffer(), batch.from(), batch.to(), first);
    SourceEntry entry = batch.entry();
    Batch seen =
        new Batch(
            entry,
            narrow,
            0,
            narrow.length,
            batch.position() / Utf16.UNIT,
            firstLine,
            batch.firstNumber());
    splitter.split(
        seen,
        new RecordSink() {
          @Override
          public void record(RawRecord record) {
            int offset = record.start() * Utf16.UNIT;
            sink.record(
                new RawRecord(
                    entry,
                    batch.buffer(),
                    batch.from() + offset,
                    record.length() * Utf16.UNIT,
                    batch.position() + offset,
                    record.line(),
                    record.number()));
          }

          @Override
          public void damaged(String reason) {
            sink.damaged(reason);
          }
        });
  }

  /// The narrow view of whole units in `buffer[from, to)`.
  ///
  /// @param first whether a byte order mark may stand there; it reads as a blank
  private static byte[] narrow(Utf16 order, byte[] buffer, int from, int to, boolean first) {
    byte[] narrow = new byte[(to - from) / Utf16.UNIT];
    for (int i = 0; i < narrow.length; i++) {
      narrow[i] = narrow(order, buffer, from + i * Utf16.UNIT);
    }
    if (first && narrow.length > 0 && order.isMark(buffer, from)) {
      narrow[0] = ' ';
    }
    return narrow;
  }

  private static byte narrow(Utf16 order, byte[] buffer, int at) {
    int low = order == Utf16.LITTLE ? at : at + 1;
    int high = order == Utf16.LITTLE ? at + 1 : at;
    return buffer[high] == 0 && buffer[low] >= 0 ? buffer[low] : OTHER;
  }
}
