package io.redoubt.cli.analysis;

import io.redoubt.cli.option.InputOptions;
import io.redoubt.cli.option.Levels;
import io.redoubt.cli.option.RuleOptions;
import io.redoubt.cli.option.TimeWindow;
import io.redoubt.cli.option.WindowOptions;
import io.redoubt.cli.terminal.Exit;
import io.redoubt.cli.terminal.Problems;
import io.redoubt.cli.terminal.Terminal;
import io.redoubt.cli.terminal.UsageError;
import io.redoubt.cli.terminal.Watch;
import io.redoubt.correlate.EntityHistory;
import io.redoubt.correlate.rhythm.Beacons;
import io.redoubt.correlate.sigma.CorrelationState;
import io.redoubt.detect.Detector;
import io.redoubt.detect.outlier.Outliers;
import io.redoubt.event.Severity;
import io.redoubt.event.analysis.RulesReport;
import io.redoubt.event.finding.Finding;
import io.redoubt.pipeline.DetectWork;
import io.redoubt.pipeline.Pipeline;
import io.redoubt.pipeline.Reading;
import io.redoubt.report.Reports;
import io.redoubt.report.json.JsonBytes;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `redoubt detect`: raw findings before grouping.
@Command(
    name = "detect",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Prints every finding of the rules before grouping, one JSON object per line.",
      "  redoubt detect evtx/ --rules sigma/rules | jq -r .rule.title | sort | uniq -c",
      "Correlations, which need all events, come last."
    })
public final class DetectCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Watch watch;
  private final Clock clock;

  @Mixin private InputOptions inputs;
  @Mixin private RuleOptions rules;
  @Mixin private WindowOptions window;
  @Mixin private CostOptions costs;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "jsonl",
      description = "jsonl is the only one.")
  private String format = "jsonl";

  @Option(
      names = {"-m", "--min-level"},
      paramLabel = "LEVEL",
      converter = Levels.class,
      defaultValue = "informational",
      description = "Leave out findings of rules below.")
  private Severity minLevel = Severity.INFORMATIONAL;

  /// The command, ready to be parsed and run.
  ///
  /// @param terminal where it reads and writes
  /// @param watch draws progress
  /// @param clock the present
  public DetectCommand(Terminal terminal, Watch watch, Clock clock) {
    this.terminal = terminal;
    this.watch = watch;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    if (!format.equals("jsonl")) {
      throw new UsageError("--format " + format + ": detect knows jsonl only.");
    }
    costs.check();
    Detector detector = rules.detector(terminal, costs.meter());
    CorrelationState correlations = new CorrelationState(detector.correlations());
    Beacons beacons = new Beacons();
    Outliers texts = new Outliers();
    TimeWindow wanted = window.window(inputs.wallZone(), clock);
    Pipeline pipeline = inputs.pipeline(terminal.in(), true, false);
    Reading reading =
        pipeline.run(
            inputs.paths(),
            new DetectWork(detector, wanted::contains, new EntityHistory()),
            (_, found) -> {
              found.findings().forEach(this::print);
              correlations.add(found.hits());
              beacons.merge(found.outward());
              texts.merge(found.texts());
            },
            watch.silent());
    for (Finding finding : correlations.finish()) {
      detector.fired(finding);
      print(finding);
    }
    beacons.findings().forEach(this::print);
    texts.findings().forEach(this::print);
    terminal.out().flush();
    Problems.say(terminal, reading.inputs());
    sayRules(detector.report());
    costs.tell(detector, terminal);
    return reading.partial() ? Exit.PARTIAL : Exit.OK;
  }

  private void print(Finding finding) {
    if (finding.rule().level().atLeast(minLevel)) {
      terminal.out().print(line(finding));
    }
  }

  static String line(Finding finding) {
    JsonBytes json = new JsonBytes();
    Reports.jsonLine(finding, json);
    return json.toString();
  }

  private void sayRules(RulesReport report) {
    for (RulesReport.Skipped skipped : report.skipped()) {
      terminal.err().println("redoubt: rule not used: " + skipped.path() + ": " + skipped.reason());
    }
  }
}
