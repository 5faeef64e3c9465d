package io.redoubt.parse.windows;

import io.redoubt.event.RawRecord;
import io.redoubt.parse.frame.Batch;
import io.redoubt.parse.frame.Bytes;
import io.redoubt.parse.frame.Cut;
import io.redoubt.parse.frame.Framing;
import io.redoubt.parse.frame.RecordSink;

/// Records are `<Event>` elements. What stands between them is no record where it is the wrapper's
/// markup or white space, and is handed on as it is otherwise.
///
/// @param parser reads the records
record XmlFraming(XmlEventParser parser) implements Framing {
  @Override
  public Cut cut(byte[] buffer, int from, int to, boolean end) {
    int cut = end ? to : EventTags.lastEnd(buffer, from, to);
    return cut <= from ? Cut.more(from) : new Cut(cut, XmlFraming::split, () -> parser, 0);
  }

  private static void split(Batch batch, RecordSink sink) {
    byte[] buffer = batch.buffer();
    int to = batch.to();
    long line = batch.firstLine();
    int at = batch.from();
    while (at < to) {
      int event = EventTags.find(buffer, at, to);
      int start = event < 0 ? to : event;
      between(batch, at, start, line, sink);
      line += Bytes.count(buffer, at, start, (byte) '\n');
      int close = Bytes.indexOf(buffer, start, to, EventTags.CLOSE);
      int end = close < 0 ? to : close + EventTags.CLOSE.length();
      emit(batch, start, end, line, sink);
      line += Bytes.count(buffer, start, end, (byte) '\n');
      at = end;
    }
  }

  private static void between(Batch batch, int from, int to, long line, RecordSink sink) {
    byte[] buffer = batch.buffer();
    int start = from;
    long at = line;
    while (start < to && blank(buffer[start])) {
      at += buffer[start++] == '\n' ? 1 : 0;
    }
    boolean markup =
        Bytes.startsWith(buffer, start, to, "<?xml")
            || Bytes.startsWith(buffer, start, to, "<Events")
            || Bytes.startsWith(buffer, start, to, "</Events>")
            || Bytes.startsWith(buffer, start, to, "<!--")
            || Bytes.startsWith(buffer, start, to, "\u00ef\u00bb\u00bf");
    if (!markup) {
      emit(batch, start, to, at, sink);
    }
  }

  private static void emit(Batch batch, int from, int to, long line, RecordSink sink) {
    int end = to;
    while (end > from && blank(batch.buffer()[end - 1])) {
      end--;
    }
    if (end > from) {
      long position = batch.position() + (from - batch.from());
      sink.record(
          new RawRecord(batch.entry(), batch.buffer(), from, end - from, position, line, -1));
    }
  }

  private static boolean blank(byte b) {
    return b >= 0 && b <= ' ';
  }
}
