package io.redoubt.cli.analysis;

import io.redoubt.cli.option.Expectations;
import io.redoubt.cli.option.InputOptions;
import io.redoubt.cli.option.Levels;
import io.redoubt.cli.option.ModelOptions;
import io.redoubt.cli.option.OutputFormat;
import io.redoubt.cli.option.Policies;
import io.redoubt.cli.option.RedoubtCommand;
import io.redoubt.cli.option.RuleOptions;
import io.redoubt.cli.option.TimeWindow;
import io.redoubt.cli.option.WindowOptions;
import io.redoubt.cli.review.Reviews;
import io.redoubt.cli.terminal.Drawn;
import io.redoubt.cli.terminal.Exit;
import io.redoubt.cli.terminal.Terminal;
import io.redoubt.cli.terminal.UsageError;
import io.redoubt.cli.terminal.Watch;
import io.redoubt.detect.Detector;
import io.redoubt.event.Severity;
import io.redoubt.event.analysis.Analysis;
import io.redoubt.event.finding.Alert;
import io.redoubt.pipeline.Analyzer;
import io.redoubt.pipeline.FindingLog;
import io.redoubt.pipeline.Pipeline;
import io.redoubt.taxonomy.attack.Attack;
import io.redoubt.triage.Triage;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

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
public final class AnalyzeCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Watch watch;
  private final Clock clock;
  private final BooleanSupplier stopped;

  @ParentCommand private RedoubtCommand root;
  @Spec private CommandSpec spec;
  @Mixin private InputOptions inputs;
  @Mixin private RuleOptions rules;
  @Mixin private WindowOptions window;
  @Mixin private ReportOptions reports;
  @Mixin private ModelOptions model;
  @Mixin private CostOptions costs;

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
      names = "--show-prompt",
      paramLabel = "ALERT",
      description = "Print what the model saw of one alert or incident, and what it answered.")
  private @Nullable String showPrompt;

  @Option(
      names = "--around",
      paramLabel = "WISH",
      defaultValue = "auto",
      description =
          "Read input again for facts around alerts: auto (default: up to 64 MiB), off, always.")
  private Around around = Around.auto;

  @Option(
      names = {"-q", "--quiet"},
      description = "No progress.")
  private boolean quiet;

  /// The command, ready to be parsed and run.
  ///
  /// @param terminal where it reads and writes
  /// @param watch draws progress
  /// @param clock the present
  /// @param stopped true once the user wants it to end
  public AnalyzeCommand(Terminal terminal, Watch watch, Clock clock, BooleanSupplier stopped) {
    this.terminal = terminal;
    this.watch = watch;
    this.clock = clock;
    this.stopped = stopped;
  }

  @Override
  public Integer call() throws IOException {
    reports.check();
    model.check();
    costs.check();
    try (Reviews reviews = Reviews.begin(model, terminal, clock, stopped)) {
      Analysis analysis;
      Drawn progress = watch.drawn(!quiet);
      try (TimelineFile timeline = reports.timeline()) {
        analysis = analyze(timeline, progress);
        progress.done();
        timeline.keep();
      }
      Analysis reviewed = reviewed(analysis, reviews, progress);
      reports.write(reviewed, clock, NextSteps.words(command()));
      terminal.out().flush();
      return exit(reviewed, reviews);
    }
  }

  /* The verdicts of code are printed at once, words of a model as they come. */
  private Analysis reviewed(Analysis analysis, Reviews reviews, Drawn progress) throws IOException {
    ResultPrinter printer = new ResultPrinter(terminal, root.colour());
    NextSteps next = new NextSteps(command(), reports.report != null);
    String one = showPrompt != null ? showPrompt : show;
    boolean early = one == null && reports.format == OutputFormat.table;
    Analysis noted = analysis.noting(reviews.outlook(analysis));
    if (early) {
      printer.print(noted, reports.format, null, next);
    }
    Analysis reviewed;
    try (LoadingLine _ = new LoadingLine(reviews::loading, progress)) {
      reviewed =
          reviews.review(
              noted,
              one == null ? _ -> true : printer.meant(noted, one),
              (id, title, verdict) -> {
                if (early) {
                  progress.done();
                  printer.revision(noted, id, title, verdict);
                }
              });
    }
    if (showPrompt != null) {
      printer.prompt(reviewed, showPrompt);
    } else if (early) {
      printer.modelNote(reviewed, noted);
    } else {
      printer.print(reviewed, reports.format, show, next);
    }
    return reviewed;
  }

  private List<String> command() {
    return spec.commandLine().getParseResult().originalArgs();
  }

  private Analysis analyze(FindingLog timeline, Drawn progress) {
    TimeWindow wanted = window.window(inputs.wallZone(), clock);
    FutureTask<Detector> detector = new FutureTask<>(() -> rules.detector(terminal, costs.meter()));
    Thread.ofPlatform().daemon().name("redoubt-rules").start(detector);
    Triage triage =
        new Triage(
            Attack.load(),
            Expectations.of(terminal.configuration()),
            Policies.raw(terminal.configuration()));
    Pipeline pipeline = inputs.pipeline(terminal.in(), false, reports.wantsHashes());
    Detector loaded = loaded(detector);
    Analysis analysis =
        new Analyzer(pipeline, loaded, triage, clock)
            .analyze(
                new Analyzer.Request(
                    inputs.paths(), wanted::contains, minLevel, timeline, around.bytes()),
                progress);
    progress.done();
    costs.tell(loaded, terminal);
    return analysis.asked(wanted.since(), wanted.until());
  }

  /* Rules are read while formats, mappings and techniques are. */
  private static Detector loaded(FutureTask<Detector> detector) {
    try {
      return detector.get();
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof UsageError wrong
          ? wrong
          : new IllegalStateException("The rules cannot be loaded.", failed.getCause());
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while loading rules.", stop);
    }
  }

  private int exit(Analysis analysis, Reviews reviews) {
    Severity bound = failOn;
    if (reviews.missing()) {
      return Exit.NO_MODEL;
    }
    if (bound != null
        && analysis.alerts().stream().map(Alert::severity).anyMatch(s -> s.atLeast(bound))) {
      return Exit.FOUND;
    }
    boolean partial = analysis.inputs().stream().anyMatch(input -> input.partial());
    return partial ? Exit.PARTIAL : Exit.OK;
  }
}
