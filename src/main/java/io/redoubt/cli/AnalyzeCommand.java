package io.redoubt.cli;

import io.redoubt.event.Severity;
import io.redoubt.event.analysis.Analysis;
import io.redoubt.event.finding.Alert;
import io.redoubt.event.finding.Finding;
import io.redoubt.pipeline.Analyzer;
import io.redoubt.pipeline.Pipeline;
import io.redoubt.pipeline.Stages;
import io.redoubt.taxonomy.attack.Attack;
import io.redoubt.triage.Triage;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// `redoubt analyze`: the main job.
@Command(
    name = "analyze",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    abbreviateSynopsis = true,
    header = "Finds out what happened in logs of any kind and mix.",
    description = {
      "",
      "Needs no configuration, no model, no network. Recognises formats by content, applies the",
      "rules, groups what they found into a few alerts and incidents, and explains each.",
      "  redoubt analyze /var/log",
      "  redoubt analyze incident.zip --report incident.html",
      "  journalctl -o json --since -1d | redoubt analyze -",
      ""
    })
final class AnalyzeCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Watch watch;
  private final Clock clock;

  @ParentCommand private RedoubtCommand root;
  @Mixin private InputOptions inputs;
  @Mixin private RuleOptions rules;
  @Mixin private WindowOptions window;
  @Mixin private ReportOptions reports;

  @Option(
      names = {"-m", "--min-level"},
      paramLabel = "LEVEL",
      converter = Levels.class,
      defaultValue = "informational",
      description = "Leave out alerts below: informational (default), low, medium, high, critical.")
  private Severity minLevel = Severity.INFORMATIONAL;

  @Option(
      names = "--fail-on",
      paramLabel = "LEVEL",
      converter = Levels.class,
      description = "Exit with 1 when there is an alert of this level or above.")
  private @Nullable Severity failOn;

  @Option(
      names = "--show",
      paramLabel = "ALERT",
      description = "Print one alert whole: an id, its beginning, or A-1 as in the summary.")
  private @Nullable String show;

  @Option(
      names = {"-q", "--quiet"},
      description = "No progress.")
  private boolean quiet;

  AnalyzeCommand(Terminal terminal, Watch watch, Clock clock) {
    this.terminal = terminal;
    this.watch = watch;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    reports.check();
    Analysis analysis;
    Drawn progress = watch.drawn(!quiet);
    try (TimelineFile timeline = reports.timeline()) {
      analysis = analyze(timeline, progress);
      progress.done();
      timeline.keep();
    }
    ResultPrinter printer = new ResultPrinter(terminal, root.colour());
    reports.write(analysis, clock, inputs.paths);
    printer.print(analysis, reports.format, show, new NextSteps(inputs.paths, reports));
    return exit(analysis);
  }

  private Analysis analyze(Consumer<Finding> timeline, Drawn progress) {
    TimeWindow wanted = window.window(inputs.wallZone(), clock);
    Pipeline pipeline =
        new Pipeline(
            inputs.source(terminal.in(), false),
            inputs.formats(),
            Stages.load(),
            inputs.settings(reports.wantsHashes()));
    Analyzer analyzer = new Analyzer(pipeline, rules.detector(), new Triage(Attack.load()), clock);
    return analyzer.analyze(
        new Analyzer.Request(inputs.paths, wanted::contains, minLevel, timeline), progress);
  }

  private int exit(Analysis analysis) {
    Severity bound = failOn;
    if (bound != null
        && analysis.alerts().stream().map(Alert::severity).anyMatch(s -> s.atLeast(bound))) {
      return Exit.FOUND;
    }
    boolean partial = analysis.inputs().stream().anyMatch(input -> input.partial());
    return partial ? Exit.PARTIAL : Exit.OK;
  }
}
