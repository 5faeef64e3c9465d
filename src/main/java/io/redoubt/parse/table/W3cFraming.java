package io.redoubt.parse.table;

import io.redoubt.event.RawRecord;
import io.redoubt.parse.frame.Batch;
import io.redoubt.parse.frame.Bytes;
import io.redoubt.parse.frame.Cut;
import io.redoubt.parse.frame.Framing;
import io.redoubt.parse.frame.LineFraming;
import io.redoubt.parse.frame.RecordSink;
import io.redoubt.parse.frame.Splitter;
import io.redoubt.parse.generic.GuessedFields;

/// Follows the directives of one W3C extended log, which may change the columns at any line: a
/// batch ends where directives begin again. One per entry, not thread-safe.
final class W3cFraming implements Framing {
  private static final Splitter ROWS = W3cFraming::split;

  private final GuessedFields guessed;
  private W3cHeader header = W3cHeader.NONE;

  W3cFraming(GuessedFields guessed) {
    this.guessed = guessed;
  }

  @Override
  public Cut cut(byte[] buffer, int from, int to, boolean end) {
    int limit = end ? to : Bytes.lastIndexOf(buffer, from, to, (byte) '\n') + 1;
    if (limit <= from) {
      return Cut.more(from);
    }
    int rows = directives(buffer, from, limit);
    int stop = nextDirective(buffer, rows, limit);
    W3cHeader columns = header;
    return new Cut(stop, ROWS, () -> new W3cParser(columns, guessed), 0);
  }

  /// Reads the directives at `from` and returns where they end.
  private int directives(byte[] buffer, int from, int to) {
    int at = from;
    while (at < to) {
      int lf = Bytes.find(buffer, at, to, '\n');
      int ink = at;
      while (ink < lf && (buffer[ink] <= ' ' || isMark(buffer, ink))) {
        ink++;
      }
      if (ink < lf && buffer[ink] != '#') {
        return at;
      }
      if (ink < lf) {
        header = header.with(buffer, ink, lf);
      }
      at = Math.min(lf + 1, to);
    }
    return at;
  }

  private static boolean isMark(byte[] buffer, int at) {
    int b = buffer[at] & 0xff;
    return b == 0xef || b == 0xbb || b == 0xbf;
  }

  private static int nextDirective(byte[] buffer, int from, int to) {
    int at = from;
    while (at < to) {
      int hash = Bytes.indexOf(buffer, at, to, "\n#");
      if (hash < 0) {
        return to;
      }
      return hash + 1;
    }
    return to;
  }

  private static void split(Batch batch, RecordSink sink) {
    LineFraming.LINES.split(batch, new Rows(sink));
  }

  /// Lets rows through and holds directives back.
  private record Rows(RecordSink sink) implements RecordSink {
    @Override
    public void record(RawRecord record) {
      byte first = record.buffer()[record.start()];
      boolean mark = isMark(record.buffer(), record.start());
      if (first != '#'
          && !(mark
              && Bytes.indexOf(record.buffer(), record.start(), record.end(), (byte) '#')
                  == record.start() + 3)) {
        sink.record(record);
      }
    }

    @Override
    public void damaged(String reason) {
      sink.damaged(reason);
    }
  }
}
