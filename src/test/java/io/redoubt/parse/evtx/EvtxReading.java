package io.redoubt.parse.evtx;

import io.redoubt.event.Event;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.Parser;
import io.redoubt.event.RawRecord;
import io.redoubt.event.SourceEntry;
import io.redoubt.parse.frame.Batch;
import io.redoubt.parse.frame.Cut;
import io.redoubt.parse.frame.Framing;
import io.redoubt.parse.frame.RecordSink;
import io.redoubt.parse.frame.Sample;
import java.util.ArrayList;
import java.util.List;

/// Everything read from one log file.
///
/// @param events the records, parsed
/// @param damage what was reported as damaged
record EvtxReading(List<Event> events, List<String> damage) {
  /// Reads a whole file, `window` bytes at a time.
  static EvtxReading of(byte[] file, int window) {
    EvtxReading read = new EvtxReading(new ArrayList<>(), new ArrayList<>());
    Framing framing =
        new EvtxFormat().recognize(new Sample(file, file.length, "x", true)).orElseThrow();
    int from = 0;
    int to = Math.min(window, file.length);
    while (from < file.length) {
      boolean end = to == file.length;
      Cut cut = framing.cut(file, from, to, end);
      if (cut.end() > from) {
        read.batch(new Batch(SourceEntry.named("x"), file, from, cut.end(), from, 1, 0), cut);
        from = cut.end();
      } else if (end) {
        throw new IllegalStateException("not cut to the end");
      }
      to = Math.min(Math.max(from, to) + window, file.length);
    }
    return read;
  }

  private void batch(Batch batch, Cut cut) {
    Parser parser = cut.parser().get();
    EventBuilder out = new EventBuilder();
    List<Event> into = events;
    List<String> damaged = damage;
    cut.splitter()
        .split(
            batch,
            new RecordSink() {
              @Override
              public void record(RawRecord record) {
                out.begin(record);
                out.outcome(parser.parse(record.buffer(), record.start(), record.end(), out));
                into.add(out.build());
              }

              @Override
              public void damaged(String reason) {
                damaged.add(reason);
              }
            });
  }
}
