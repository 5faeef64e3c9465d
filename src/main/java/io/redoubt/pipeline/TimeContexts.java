package io.redoubt.pipeline;

import io.redoubt.event.SourceEntry;
import io.redoubt.event.TimeStatus;
import io.redoubt.ingest.Survey;
import io.redoubt.normalize.TimeContext;
import io.redoubt.parse.Formats;
import io.redoubt.parse.Recognition;
import io.redoubt.parse.frame.Batch;
import io.redoubt.parse.frame.Cut;
import io.redoubt.parse.frame.Sample;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the beginnings of all inputs tell about years: the earliest and latest time among the
/// records
/// that carry a whole date.
final class TimeContexts {
  private final ReadSettings settings;
  private final @Nullable Instant first;
  private final @Nullable Instant last;

  private TimeContexts(ReadSettings settings, @Nullable Instant first, @Nullable Instant last) {
    this.settings = settings;
    this.first = first;
    this.last = last;
  }

  TimeContext of(SourceEntry entry) {
    return new TimeContext(entry, settings.zone(), settings.year(), first, last);
  }

  static TimeContexts from(Survey survey, Formats formats, Stages stages, ReadSettings settings) {
    TimeContexts nothing = new TimeContexts(settings, null, null);
    TimeTally dated = new TimeTally();
    for (Survey.Head head : survey.heads()) {
      dated.merge(times(head, formats, stages, nothing));
    }
    return dated.empty() ? nothing : new TimeContexts(settings, dated.first(), dated.last());
  }

  private static TimeTally times(
      Survey.Head head, Formats formats, Stages stages, TimeContexts nothing) {
    TimeTally times = new TimeTally();
    byte[] bytes = head.bytes();
    boolean whole = bytes.length < Survey.HEAD;
    Sample sample = new Sample(bytes, bytes.length, head.entry().path(), whole);
    if (!(formats.recognize(sample) instanceof Recognition.Log(var framing))) {
      return times;
    }
    Cut cut = framing.cut(bytes, 0, bytes.length, whole);
    if (cut.end() <= 0) {
      return times;
    }
    Batch batch = new Batch(head.entry(), bytes, 0, cut.end(), 0, 1, 0);
    var normalizer = stages.normalizer(nothing.of(head.entry()));
    var reader =
        new BatchReader(
            cut.parser().get(),
            normalizer,
            null,
            new BatchTally(),
            event -> {
              if (event.time().status() != TimeStatus.INFERRED) {
                times.add(event.time().status(), event.time().seconds());
              }
            });
    cut.splitter().split(batch, reader);
    return times;
  }
}
