package io.redoubt.pipeline;

import io.redoubt.event.SourceEntry;
import io.redoubt.ingest.EntryHandler;
import io.redoubt.ingest.FileSource;
import io.redoubt.ingest.Survey;
import io.redoubt.parse.Formats;
import io.redoubt.parse.Recognition;
import io.redoubt.parse.frame.Batch;
import io.redoubt.parse.frame.Cut;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads inputs, lets workers turn their batches into something, and hands that out in stream
/// order. One run at a time.
public final class Pipeline {
  /* Batches of so few bytes are looked at whole even when the run is to end. */
  private static final int QUICK = 1 << 16;

  private final FileSource source;
  private final Formats formats;
  private final Stages stages;
  private final ReadSettings settings;

  /// Reads from this source with these settings.
  public Pipeline(FileSource source, Formats formats, Stages stages, ReadSettings settings) {
    this.source = source;
    this.formats = formats;
    this.stages = stages;
    this.settings = settings;
  }

  /// Runs over all inputs.
  ///
  /// @throws io.redoubt.ingest.NoSuchInput when a path does not exist
  public <R> Reading run(
      List<String> paths, BatchWork<R> work, BatchSink<R> sink, Watcher watcher) {
    Survey survey = source.survey(paths);
    watcher.surveyed(survey.bytes(), survey.heads().size());
    TimeContexts contexts = TimeContexts.from(survey, formats, stages, settings);
    ReadingTally tally = new ReadingTally(watcher, source::bytesRead);
    try (Conveyor conveyor = new Conveyor(settings.threads())) {
      source.read(paths, new Run<>(work, sink, watcher, contexts, tally, conveyor));
      conveyor.drain();
    }
    return tally.reading(watcher.stopped());
  }

  /// One run: the entries come one after the other, their batches go to the workers.
  private final class Run<R> implements EntryHandler {
    private final BatchWork<R> work;
    private final BatchSink<R> sink;
    private final Watcher watcher;
    private final TimeContexts contexts;
    private final ReadingTally tally;
    private final Conveyor conveyor;

    Run(
        BatchWork<R> work,
        BatchSink<R> sink,
        Watcher watcher,
        TimeContexts contexts,
        ReadingTally tally,
        Conveyor conveyor) {
      this.work = work;
      this.sink = sink;
      this.watcher = watcher;
      this.contexts = contexts;
      this.tally = tally;
      this.conveyor = conveyor;
    }

    @Override
    public void entry(SourceEntry entry, InputStream bytes) throws IOException {
      MessageDigest digest = settings.hashes() ? sha256() : null;
      EntryFeeder feeder =
          new EntryFeeder(entry, bytes, digest, (batch, cut) -> submit(batch, cut));
      switch (feeder.recognize(formats)) {
        case Recognition.NoLog(String reason) -> tally.skipped(entry.path(), reason, false);
        case Recognition.Log(var framing) -> {
          EntryTally mine = tally.begin(entry);
          try {
            feeder.feed(framing, watcher);
          } finally {
            finish(mine, digest);
          }
        }
      }
    }

    private void finish(EntryTally mine, @Nullable MessageDigest digest) {
      if (digest != null) {
        mine.sha256(HexFormat.of().formatHex(digest.digest()));
      }
    }

    private void submit(Batch batch, Cut cut) {
      EntryTally mine = tally.current();
      conveyor.submit(
          () -> process(batch, cut),
          done -> {
            tally.merge(mine, done.tally());
            sink.accept(batch.entry(), done.result());
          });
    }

    private Done<R> process(Batch batch, Cut cut) {
      BatchTally counts = new BatchTally();
      boolean large = batch.to() - batch.from() > QUICK;
      if (large && watcher.stopped()) {
        return new Done<>(counts, work.begin(batch.entry()).finish());
      }
      counts.bytes = (long) batch.to() - batch.from();
      BatchWork.Step<R> step = work.begin(batch.entry());
      var reader =
          new BatchReader(
              cut.parser().get(),
              stages.normalizer(contexts.of(batch.entry())),
              stages.templateStep(),
              counts,
              step::event,
              () -> large && watcher.stopped());
      cut.splitter().split(batch, reader);
      return new Done<>(counts, step.finish());
    }

    @Override
    public void skipped(String path, String reason, boolean partial) {
      tally.skipped(path, reason, partial);
    }

    @Override
    public boolean stopped() {
      return watcher.stopped();
    }
  }

  private record Done<R>(BatchTally tally, R result) {}

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Every Java platform has SHA-256.", missing);
    }
  }
}
