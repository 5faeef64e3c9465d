package io.redoubt.parse.frame;

import io.redoubt.event.Parser;
import io.redoubt.event.RawRecord;
import java.util.function.Supplier;

/// Records are lines: they end at LF or CRLF; a lone CR is data; an empty line is no record. A line
/// that does not fit the largest batch is split, so that memory stays bounded.
public final class LineFraming implements Framing {
  /// Splits a batch into lines.
  public static final Splitter LINES = LineFraming::split;

  private final Supplier<Parser> parser;

  /// Frames lines that this parser reads.
  public LineFraming(Supplier<Parser> parser) {
    this.parser = parser;
  }

  @Override
  public Cut cut(byte[] buffer, int from, int to, boolean end) {
    int cut = end ? to : Bytes.lastIndexOf(buffer, from, to, (byte) '\n') + 1;
    return cut <= from ? Cut.more(from) : new Cut(cut, LINES, parser, 0);
  }

  /// Where the first record of a batch may begin: the UTF-8 byte order mark says how the text is
  /// written and is no part of it.
  public static int afterMark(Batch batch) {
    boolean marked =
        batch.position() == 0
            && Bytes.startsWith(batch.buffer(), batch.from(), batch.to(), "\u00ef\u00bb\u00bf");
    return marked ? batch.from() + 3 : batch.from();
  }

  private static void split(Batch batch, RecordSink sink) {
    byte[] buffer = batch.buffer();
    long line = batch.firstLine();
    int start = afterMark(batch);
    while (start < batch.to()) {
      int lf = Bytes.farIndexOf(buffer, start, batch.to(), (byte) '\n');
      int next = lf < 0 ? batch.to() : lf + 1;
      int stop = lf < 0 ? batch.to() : lf;
      if (lf > start && buffer[lf - 1] == '\r') {
        stop--;
      }
      if (stop > start) {
        long position = batch.position() + (start - batch.from());
        sink.record(new RawRecord(batch.entry(), buffer, start, stop - start, position, line, -1));
      }
      start = next;
      line++;
    }
  }
}
