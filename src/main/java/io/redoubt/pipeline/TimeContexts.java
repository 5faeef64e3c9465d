package io.redoubt.pipeline;

import io.redoubt.event.SourceEntry;
import io.redoubt.ingest.Survey;
import io.redoubt.normalize.TimeContext;
import io.redoubt.normalize.YearEvidence;
import io.redoubt.parse.Formats;
import io.redoubt.parse.Recognition;
import io.redoubt.parse.frame.Batch;
import io.redoubt.parse.frame.Cut;
import io.redoubt.parse.frame.Sample;

/// What the beginnings of all inputs tell about years: the times of the records that carry a whole
/// date.
final class TimeContexts {
  private final ReadSettings settings;
  private final YearEvidence evidence = new YearEvidence();

  private TimeContexts(ReadSettings settings) {
    this.settings = settings;
  }

  TimeContext of(SourceEntry entry) {
    return evidence.context(entry, settings.zone(), settings.year());
  }

  static TimeContexts from(Survey survey, Formats formats, Stages stages, ReadSettings settings) {
    TimeContexts contexts = new TimeContexts(settings);
    for (Survey.Head head : survey.heads()) {
      contexts.add(head, formats, stages);
    }
    return contexts;
  }

  private void add(Survey.Head head, Formats formats, Stages stages) {
    byte[] bytes = head.bytes();
    boolean whole = bytes.length < Survey.HEAD;
    Sample sample = new Sample(bytes, bytes.length, head.entry().path(), whole);
    if (!(formats.recognize(sample) instanceof Recognition.Log(var framing))) {
      return;
    }
    Cut cut = framing.cut(bytes, 0, bytes.length, whole);
    if (cut.end() <= 0) {
      return;
    }
    Batch batch = new Batch(head.entry(), bytes, 0, cut.end(), 0, 1, 0);
    var normalizer = stages.normalizer(TimeContext.of(head.entry()));
    var reader =
        new BatchReader(
            cut.parser().get(),
            normalizer,
            null,
            new BatchTally(),
            event -> evidence.add(head.entry(), event.time()),
            () -> false);
    cut.splitter().split(batch, reader);
  }
}
