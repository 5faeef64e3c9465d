package io.redoubt.cli.doctor;

import io.redoubt.detect.Detector;
import io.redoubt.detect.sigma.RuleLoader;
import io.redoubt.event.Severity;
import io.redoubt.event.finding.Alert;
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
import io.redoubt.triage.qualify.Trial;
import io.redoubt.triage.qualify.Trials;
import io.redoubt.triage.review.Reviewer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/// Puts the cases of qualification to a model the way alerts are: their logs are read, matched,
/// grouped and judged by code, and the worst alert of each is reviewed. Each case gets a
/// reviewer of its own, so that no answer to one serves another.
final class Examination {
  private final Analyzer analyzer;
  private final Supplier<Reviewer> reviewers;

  Examination(Clock clock, Supplier<Reviewer> reviewers) {
    FileSource source =
        new FileSource(
            new IngestOptions(List.of(), IngestOptions.Limits.DEFAULT, false),
            InputStream.nullInputStream());
    RuleLoader rules = new RuleLoader(SigmaTaxonomy.standard());
    rules.core();
    Pipeline pipeline =
        new Pipeline(
            source, Formats.standard(), Stages.load(), new ReadSettings(null, 2026, 1, false));
    this.analyzer =
        new Analyzer(pipeline, new Detector(rules.load()), new Triage(Attack.load()), clock);
    this.reviewers = reviewers;
  }

  /// What the model said, a trial for each case.
  ///
  /// @param done told how many cases are done after each
  List<Trial> run(List<Trials.Case> cases, IntConsumer done) throws IOException {
    List<Trial> trials = new ArrayList<>();
    Path folder = Files.createTempDirectory("redoubt-cases");
    try {
      int count = 0;
      for (Trials.Case one : cases) {
        worst(folder, one)
            .ifPresent(alert -> trials.add(Trial.of(one.kind(), reviewers.get().review(alert))));
        done.accept(++count);
      }
    } finally {
      Files.deleteIfExists(folder);
    }
    return trials;
  }

  private Optional<Alert> worst(Path folder, Trials.Case one) throws IOException {
    Path file = Files.write(folder.resolve(one.file()), one.lines());
    try {
      return analyzer
          .analyze(
              new Analyzer.Request(
                  List.of(file.toString()), _ -> true, Severity.INFORMATIONAL, _ -> {}),
              Watcher.NONE)
          .alerts()
          .stream()
          .findFirst();
    } finally {
      Files.delete(file);
    }
  }
}
