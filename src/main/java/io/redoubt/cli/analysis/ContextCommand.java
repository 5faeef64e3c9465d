package io.redoubt.cli.analysis;

import io.redoubt.cli.option.Expectations;
import io.redoubt.cli.option.InputOptions;
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
import io.redoubt.cli.terminal.Problems;
import io.redoubt.cli.terminal.Safe;
import io.redoubt.cli.terminal.Terminal;
import io.redoubt.cli.terminal.UsageError;
import io.redoubt.cli.terminal.Watch;
import io.redoubt.event.context.Entity;
import io.redoubt.event.context.EntityContext;
import io.redoubt.event.context.Period;
import io.redoubt.pipeline.Inquiry;
import io.redoubt.pipeline.Pipeline;
import io.redoubt.report.Reports;
import io.redoubt.report.terminal.ContextReport;
import io.redoubt.report.terminal.Style;
import io.redoubt.taxonomy.attack.Attack;
import io.redoubt.triage.Triage;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// `redoubt context`: what the logs tell of one user, address, machine, session, domain or file.
@Command(
    name = "context",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    abbreviateSynopsis = true,
    header = "Tells what logs say of one entity: facts, timeline, process tree, verdict.",
    description = {
      "",
      "Code gathers the facts from the events by a closed menu of questions; a model may add"
          + " words.",
      "  redoubt context --entity user:alice /var/log",
      "  redoubt context --entity ip:203.0.113.7 --last 24h /var/log",
      "  redoubt context --entity host:web-1 --at 2026-11-20T10:11 --window 30m logs/",
      ""
    })
public final class ContextCommand implements Callable<Integer> {
  private static final String WINDOW = "1h";

  private final Terminal terminal;
  private final Watch watch;
  private final Clock clock;
  private final BooleanSupplier stopped;

  @ParentCommand private RedoubtCommand root;
  @Mixin private InputOptions inputs;

  @Option(
      names = {"-e", "--entity"},
      paramLabel = "KIND:NAME",
      required = true,
      description = "user:alice, ip:203.0.113.7, host:web-1, session:ID, domain:NAME, file:PATH.")
  private String entity = "";

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description = "Only the time around this moment: 2026-11-20T10:11, with or without offset.")
  private @Nullable String at;

  @Option(
      names = "--window",
      paramLabel = "DURATION",
      description = "How far around --at: 10m, 1h (default), 2d.")
  private @Nullable String window;

  @Mixin private WindowOptions times;
  @Mixin private RuleOptions rules;
  @Mixin private ModelOptions model;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "On standard output: table (default), json.")
  private OutputFormat format = OutputFormat.table;

  @Option(names = "--show-prompt", description = "Print what the model saw, and what it answered.")
  private boolean showPrompt;

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
  public ContextCommand(Terminal terminal, Watch watch, Clock clock, BooleanSupplier stopped) {
    this.terminal = terminal;
    this.watch = watch;
    this.clock = clock;
    this.stopped = stopped;
  }

  @Override
  public Integer call() throws IOException {
    model.check();
    if (format != OutputFormat.table && format != OutputFormat.json) {
      throw new UsageError("--format " + format + ": context knows table and json.");
    }
    Entity asked = entity();
    Period period = period();
    try (Reviews reviews = Reviews.begin(model, terminal, clock, stopped)) {
      EntityContext context = reviews.review(ask(asked, period));
      print(context);
      terminal.out().flush();
      Problems.say(terminal, context.looked().inputs());
      if (reviews.missing()) {
        return Exit.NO_MODEL;
      }
      boolean partial = context.looked().inputs().stream().anyMatch(input -> input.partial());
      return partial ? Exit.PARTIAL : Exit.OK;
    }
  }

  private Entity entity() {
    return Entity.of(entity)
        .orElseThrow(
            () ->
                new UsageError(
                    "--entity "
                        + Safe.text(entity)
                        + ": write a kind, a colon and a name, as in user:alice; kinds are "
                        + String.join(", ", Entity.Kind.ids())
                        + "."));
  }

  private Period period() {
    if (at == null) {
      if (window != null) {
        throw new UsageError(
            "--window "
                + Safe.text(window)
                + " goes with --at TIME; for the last hour: --last 1h.");
      }
      TimeWindow range = times.window(inputs.wallZone(), clock);
      Instant until = range.until();
      return new Period(range.since(), until == null ? null : until.minusNanos(1));
    }
    if (times.given()) {
      throw new UsageError("--at goes without --since, --until and --last.");
    }
    Duration around = TimeWindow.duration(window == null ? WINDOW : window);
    return Period.around(TimeWindow.instant(at, inputs.wallZone()), around);
  }

  private EntityContext ask(Entity asked, Period period) {
    Pipeline pipeline = inputs.pipeline(terminal.in(), false, false);
    Triage triage =
        new Triage(
            Attack.load(),
            Expectations.of(terminal.configuration()),
            Policies.raw(terminal.configuration()));
    Inquiry inquiry = new Inquiry(pipeline, rules.detector(terminal), triage);
    Drawn progress = watch.drawn(!quiet);
    EntityContext context =
        inquiry.ask(new Inquiry.Request(inputs.paths(), asked, period), progress);
    progress.done();
    return context;
  }

  private void print(EntityContext context) throws IOException {
    ContextReport report =
        new ContextReport(new Style(terminal.width(), terminal.colour(root.colour())));
    if (showPrompt) {
      terminal.out().print(report.prompt(context));
    } else if (format == OutputFormat.json) {
      Reports.json(context, terminal.out());
    } else {
      terminal.out().print(report.of(context));
    }
  }
}
