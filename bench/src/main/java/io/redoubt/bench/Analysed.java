package io.redoubt.bench;

import io.redoubt.detect.Detector;
import io.redoubt.detect.sigma.RuleLoader;
import io.redoubt.event.Severity;
import io.redoubt.event.analysis.Analysis;
import io.redoubt.ingest.FileSource;
import io.redoubt.ingest.IngestOptions;
import io.redoubt.parse.Formats;
import io.redoubt.pipeline.Analyzer;
import io.redoubt.pipeline.Pipeline;
import io.redoubt.pipeline.ReadSettings;
import io.redoubt.pipeline.Stages;
import io.redoubt.pipeline.Watcher;
import io.redoubt.taxonomy.attack.Attack;
import io.redoubt.taxonomy.sigma.SigmaTaxonomy;
import io.redoubt.triage.Triage;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;

/// The whole analysis of a folder with the own rules: what reviews are measured on. Stateless.
final class Analysed {
  private Analysed() {}

  static Analysis folder(String path) {
    FileSource source =
        new FileSource(
            new IngestOptions(List.of(), IngestOptions.Limits.DEFAULT, false),
            InputStream.nullInputStream());
    RuleLoader rules = new RuleLoader(SigmaTaxonomy.standard());
    rules.core();
    Pipeline pipeline =
        new Pipeline(
            source, Formats.standard(), Stages.load(), new ReadSettings(null, 2026, 2, false));
    return new Analyzer(
            pipeline, new Detector(rules.load()), new Triage(Attack.load()), Clock.systemUTC())
        .analyze(
            new Analyzer.Request(List.of(path), _ -> true, Severity.INFORMATIONAL, _ -> {}),
            Watcher.NONE);
  }
}
