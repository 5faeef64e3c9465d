package io.redoubt.testing;

import io.redoubt.detect.Detector;
import io.redoubt.detect.sigma.RuleLoader;
import io.redoubt.event.Severity;
import io.redoubt.event.analysis.Analysis;
import io.redoubt.ingest.FileSource;
import io.redoubt.ingest.IngestOptions;
import io.redoubt.parse.Formats;
import io.redoubt.pipeline.Analyzer;
import io.redoubt.pipeline.FindingLog;
import io.redoubt.pipeline.Pipeline;
import io.redoubt.pipeline.ReadSettings;
import io.redoubt.pipeline.Stages;
import io.redoubt.taxonomy.attack.Attack;
import io.redoubt.taxonomy.sigma.SigmaTaxonomy;
import io.redoubt.triage.Triage;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// Runs the whole analysis with our own rules and no model.
public final class Analyses {
  private Analyses() {}

  /* Never changed and safe for threads, so that all tests have the same. */
  private static final class Once {
    private static final Detector DETECTOR =
        new Detector(new RuleLoader(SigmaTaxonomy.standard()).core().load());
    private static final Attack ATTACK = Attack.load();
  }

  /// The result for these paths, without facts around the alerts.
  public static Analysis of(String... paths) {
    return of(0, _ -> {}, paths);
  }

  /// The result for these paths, with facts around the alerts.
  public static Analysis withSurroundings(String... paths) {
    return of(Long.MAX_VALUE, _ -> {}, paths);
  }

  /// The result for these paths, each finding told to a log.
  public static Analysis telling(FindingLog log, String... paths) {
    return of(0, log, paths);
  }

  private static Analysis of(long again, FindingLog log, String... paths) {
    FileSource source =
        new FileSource(
            new IngestOptions(List.of(), IngestOptions.Limits.DEFAULT, false),
            InputStream.nullInputStream());
    ReadSettings settings = new ReadSettings(null, 2026, 2, false);
    Pipeline pipeline = new Pipeline(source, Formats.standard(), Stages.load(), settings);
    InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-20T12:00:00Z"));
    Analyzer analyzer = new Analyzer(pipeline, Once.DETECTOR, new Triage(Once.ATTACK), clock);
    return analyzer.analyze(
        new Analyzer.Request(List.of(paths), _ -> true, Severity.INFORMATIONAL, log, again),
        io.redoubt.pipeline.Watcher.NONE);
  }
}
