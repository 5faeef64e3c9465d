package io.redoubt.app;

import io.redoubt.api.jobs.JobWork;
import io.redoubt.detect.book.RuleBook;
import io.redoubt.event.Severity;
import io.redoubt.event.analysis.Analysis;
import io.redoubt.event.port.Expected;
import io.redoubt.ingest.FileSource;
import io.redoubt.ingest.IngestOptions;
import io.redoubt.parse.Formats;
import io.redoubt.pipeline.Analyzer;
import io.redoubt.pipeline.Pipeline;
import io.redoubt.pipeline.ReadSettings;
import io.redoubt.pipeline.Stages;
import io.redoubt.pipeline.Watcher;
import io.redoubt.report.Reports;
import io.redoubt.taxonomy.attack.Attack;
import io.redoubt.triage.Triage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/// Analyses for jobs as `redoubt analyze -` does, with the rules of the service, on one thread.
final class AnalysisWork implements JobWork {
  private final RuleBook rules;
  private final Optional<ZoneId> zone;
  private final Expected expected;

  AnalysisWork(RuleBook rules, Optional<ZoneId> zone, Expected expected) {
    this.expected = expected;
    this.rules = rules;
    this.zone = zone;
  }

  @Override
  public byte[] analyze(InputStream input, LongConsumer events, BooleanSupplier stopped)
      throws IOException {
    Pipeline pipeline =
        new Pipeline(
            new FileSource(
                new IngestOptions(List.of(), IngestOptions.Limits.DEFAULT, false), input),
            Formats.standard(),
            Stages.load(),
            new ReadSettings(zone.orElse(null), null, 1, false));
    Analyzer analyzer =
        new Analyzer(
            pipeline, rules.detector(), new Triage(Attack.load(), expected), Clock.systemUTC());
    Analysis analysis =
        analyzer.analyze(
            new Analyzer.Request(List.of("-"), _ -> true, Severity.INFORMATIONAL, _ -> {}),
            watcher(events, stopped));
    ByteArrayOutputStream report = new ByteArrayOutputStream();
    Reports.json(analysis, report);
    return report.toByteArray();
  }

  private static Watcher watcher(LongConsumer told, BooleanSupplier stopped) {
    return new Watcher() {
      @Override
      public void surveyed(long bytes, int entries) {}

      @Override
      public void progressed(long bytes, long events) {
        told.accept(events);
      }

      @Override
      public boolean stopped() {
        return stopped.getAsBoolean();
      }
    };
  }
}
