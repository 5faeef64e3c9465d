package io.redoubt.cli;

import io.redoubt.audit.AuditException;
import io.redoubt.cli.alerts.AlertsAssignCommand;
import io.redoubt.cli.alerts.AlertsCommand;
import io.redoubt.cli.alerts.AlertsDecideCommand;
import io.redoubt.cli.alerts.AlertsListCommand;
import io.redoubt.cli.alerts.AlertsNoteCommand;
import io.redoubt.cli.alerts.AlertsShowCommand;
import io.redoubt.cli.analysis.AnalyzeCommand;
import io.redoubt.cli.analysis.ContextCommand;
import io.redoubt.cli.analysis.DetectCommand;
import io.redoubt.cli.analysis.ParseCommand;
import io.redoubt.cli.audit.AuditAnchorCommand;
import io.redoubt.cli.audit.AuditCommand;
import io.redoubt.cli.audit.AuditExportCommand;
import io.redoubt.cli.audit.AuditPurgeCommand;
import io.redoubt.cli.audit.AuditReplayCommand;
import io.redoubt.cli.audit.AuditShowCommand;
import io.redoubt.cli.audit.AuditVerifyCommand;
import io.redoubt.cli.config.ConfigCommand;
import io.redoubt.cli.config.ConfigInitCommand;
import io.redoubt.cli.config.ConfigShowCommand;
import io.redoubt.cli.config.ConfigValidateCommand;
import io.redoubt.cli.doctor.DoctorCommand;
import io.redoubt.cli.doctor.DoctorEmbedderCommand;
import io.redoubt.cli.doctor.DoctorModelCommand;
import io.redoubt.cli.keys.KeysCommand;
import io.redoubt.cli.keys.KeysCreateCommand;
import io.redoubt.cli.keys.KeysListCommand;
import io.redoubt.cli.keys.KeysRevokeCommand;
import io.redoubt.cli.keys.KeysRotateCommand;
import io.redoubt.cli.notify.NotifyCommand;
import io.redoubt.cli.notify.NotifyDeadCommand;
import io.redoubt.cli.notify.NotifyListCommand;
import io.redoubt.cli.notify.NotifyPreviewCommand;
import io.redoubt.cli.notify.NotifyReplayCommand;
import io.redoubt.cli.notify.NotifyTestCommand;
import io.redoubt.cli.option.ConfigurationFinder;
import io.redoubt.cli.option.RedoubtCommand;
import io.redoubt.cli.redact.RedactCommand;
import io.redoubt.cli.redact.RedactPreviewCommand;
import io.redoubt.cli.review.ReviewRebuild;
import io.redoubt.cli.rules.RulesCommand;
import io.redoubt.cli.rules.RulesCoverageCommand;
import io.redoubt.cli.rules.RulesLintCommand;
import io.redoubt.cli.rules.RulesListCommand;
import io.redoubt.cli.rules.RulesShowCommand;
import io.redoubt.cli.rules.RulesTestCommand;
import io.redoubt.cli.search.AskCommand;
import io.redoubt.cli.search.SearchCommand;
import io.redoubt.cli.serve.BackupCommand;
import io.redoubt.cli.serve.BatchCommand;
import io.redoubt.cli.serve.RestoreCommand;
import io.redoubt.cli.serve.ServeCommand;
import io.redoubt.cli.serve.Serving;
import io.redoubt.cli.terminal.Exit;
import io.redoubt.cli.terminal.Safe;
import io.redoubt.cli.terminal.Terminal;
import io.redoubt.cli.terminal.Unwritten;
import io.redoubt.cli.terminal.UsageError;
import io.redoubt.cli.terminal.Version;
import io.redoubt.cli.terminal.Watch;
import io.redoubt.cli.wazuh.WazuhCommand;
import io.redoubt.cli.wazuh.WazuhInstallCommand;
import io.redoubt.config.ConfigurationLoader;
import io.redoubt.config.Problem;
import io.redoubt.event.port.LedgerException;
import io.redoubt.ingest.NoSuchInput;
import io.redoubt.store.log.LogException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Runs one command line.
public final class Cli {
  private final Terminal terminal;
  private final Clock clock;
  private final BooleanSupplier stopped;
  private final Serving serving;

  /// Commands print to this terminal; this clock tells the time; `stopped` says when
  /// somebody wants a run to end with what it has; `serving` runs the service.
  public Cli(Terminal terminal, Clock clock, BooleanSupplier stopped, Serving serving) {
    this.terminal = terminal;
    this.clock = clock;
    this.stopped = stopped;
    this.serving = serving;
  }

  /// Without the service.
  public Cli(Terminal terminal, Clock clock, BooleanSupplier stopped) {
    this(terminal, clock, stopped, Serving::absent);
  }

  /// Runs the command and returns its exit code; never throws for wrong arguments.
  public int run(String... args) {
    if (args.length == 1 && (args[0].equals("--version") || args[0].equals("-V"))) {
      new Version().lines().forEach(terminal.out()::println);
      return Exit.OK;
    }
    ConfigurationFinder finder = new ConfigurationFinder(terminal.environment());
    return switch (finder.load(ConfigurationFinder.named(args))) {
      case ConfigurationLoader.Loaded.Usable(var configuration, _) ->
          new Cli(terminal.under(configuration), clock, stopped, serving).execute(args);
      case ConfigurationLoader.Loaded.Broken(var problems) -> withoutConfiguration(problems, args);
    };
  }

  private int execute(String... args) {
    return commandLine(args.length == 0 ? "" : args[0]).execute(args);
  }

  /* Help and the commands that mend a configuration work without a right one. */
  private int withoutConfiguration(List<Problem> problems, String... args) {
    List<String> given = List.of(args);
    if (args.length == 0
        || (args[0].equals("config") && !given.contains("show"))
        || given.contains("--help")
        || given.contains("-h")) {
      return execute(args);
    }
    problems.forEach(
        problem -> terminal.err().println("redoubt: " + Safe.text(problem.toString())));
    return Exit.USAGE;
  }

  /// The commands, wired.
  CommandLine commandLine() {
    return commandLine("");
  }

  /* Reading the annotations of a command takes as long as analysing a small log: where the first
  word names a command, only that one is there; completion tells of all. */
  private CommandLine commandLine(String wanted) {
    Map<String, Supplier<Object>> commands = commands();
    CommandLine line = new CommandLine(new RedoubtCommand());
    if (commands.containsKey(wanted) && !wanted.equals("completion")) {
      line.addSubcommand(commands.get(wanted).get());
    } else {
      commands.values().forEach(command -> line.addSubcommand(command.get()));
    }
    line.setDefaultValueProvider(new ConfiguredDefaults(terminal.configuration()));
    line.setOut(writer(terminal.out()));
    line.setErr(writer(terminal.err()));
    line.setExecutionExceptionHandler(failures());
    line.setParameterExceptionHandler(wrongUsage());
    line.setUsageHelpAutoWidth(false);
    line.setUsageHelpWidth(Math.min(terminal.width(), 110));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    return line;
  }

  private Map<String, Supplier<Object>> commands() {
    Watch watch = new Watch(terminal, clock, stopped);
    Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
    commands.put("analyze", () -> new AnalyzeCommand(terminal, watch, clock, stopped));
    commands.put("context", () -> new ContextCommand(terminal, watch, clock, stopped));
    commands.put("parse", () -> new ParseCommand(terminal, watch));
    commands.put("search", () -> new SearchCommand(terminal, watch, clock));
    commands.put("ask", () -> new AskCommand(terminal, watch, clock));
    commands.put("detect", () -> new DetectCommand(terminal, watch, clock));
    commands.put("serve", () -> new ServeCommand(terminal, serving, stopped));
    commands.put("rules", this::rules);
    commands.put("audit", this::audit);
    commands.put(
        "doctor",
        () ->
            new CommandLine(new DoctorCommand(terminal, clock))
                .addSubcommand(new DoctorModelCommand(terminal, clock))
                .addSubcommand(new DoctorEmbedderCommand(terminal)));
    commands.put(
        "redact",
        () ->
            new CommandLine(new RedactCommand())
                .addSubcommand(new RedactPreviewCommand(terminal, watch)));
    commands.put("alerts", this::alerts);
    commands.put("keys", this::keys);
    commands.put("backup", () -> new BackupCommand(terminal, clock));
    commands.put("restore", () -> new RestoreCommand(terminal));
    commands.put(
        "wazuh",
        () -> new CommandLine(new WazuhCommand()).addSubcommand(new WazuhInstallCommand(terminal)));
    commands.put("notify", this::notification);
    commands.put("config", this::config);
    commands.put("batch", () -> new BatchCommand(terminal));
    commands.put("completion", () -> new CompletionCommand(terminal));
    return commands;
  }

  private CommandLine rules() {
    return new CommandLine(new RulesCommand())
        .addSubcommand(new RulesListCommand(terminal))
        .addSubcommand(new RulesShowCommand(terminal))
        .addSubcommand(new RulesLintCommand(terminal))
        .addSubcommand(new RulesTestCommand(terminal))
        .addSubcommand(new RulesCoverageCommand(terminal));
  }

  private CommandLine audit() {
    return new CommandLine(new AuditCommand())
        .addSubcommand(new AuditVerifyCommand(terminal))
        .addSubcommand(new AuditShowCommand(terminal, clock, new SecureRandom()))
        .addSubcommand(new AuditReplayCommand(terminal, ReviewRebuild::new))
        .addSubcommand(new AuditExportCommand(terminal))
        .addSubcommand(new AuditAnchorCommand(terminal))
        .addSubcommand(new AuditPurgeCommand(terminal, clock, new SecureRandom()));
  }

  private CommandLine alerts() {
    return new CommandLine(new AlertsCommand())
        .addSubcommand(new AlertsListCommand(terminal, clock))
        .addSubcommand(new AlertsShowCommand(terminal, clock))
        .addSubcommand(new AlertsDecideCommand(terminal, clock))
        .addSubcommand(new AlertsAssignCommand(terminal, clock))
        .addSubcommand(new AlertsNoteCommand(terminal, clock));
  }

  private CommandLine keys() {
    return new CommandLine(new KeysCommand())
        .addSubcommand(new KeysCreateCommand(terminal, clock, new SecureRandom()))
        .addSubcommand(new KeysListCommand(terminal, clock))
        .addSubcommand(new KeysRotateCommand(terminal, clock, new SecureRandom()))
        .addSubcommand(new KeysRevokeCommand(terminal, clock));
  }

  private CommandLine notification() {
    return new CommandLine(new NotifyCommand())
        .addSubcommand(new NotifyListCommand(terminal, clock))
        .addSubcommand(new NotifyTestCommand(terminal, clock))
        .addSubcommand(new NotifyPreviewCommand(terminal, clock))
        .addSubcommand(new NotifyDeadCommand(terminal, clock))
        .addSubcommand(new NotifyReplayCommand(terminal, clock));
  }

  private CommandLine config() {
    return new CommandLine(new ConfigCommand())
        .addSubcommand(new ConfigShowCommand(terminal))
        .addSubcommand(
            new ConfigValidateCommand(terminal, new ConfigurationFinder(terminal.environment())))
        .addSubcommand(new ConfigInitCommand(terminal));
  }

  private static PrintWriter writer(java.io.PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }

  private IExecutionExceptionHandler failures() {
    return (failure, _, _) -> {
      if (failure instanceof UsageError || failure instanceof NoSuchInput) {
        terminal.err().println("redoubt: " + failure.getMessage());
        return Exit.USAGE;
      }
      if (failure instanceof LedgerException || failure instanceof LogException) {
        terminal.err().println("redoubt: " + Safe.text(String.valueOf(failure.getMessage())));
        return Exit.USAGE;
      }
      if (failure instanceof AuditException) {
        terminal.err().println("redoubt: " + failure.getMessage());
        return Exit.INTEGRITY;
      }
      if (failure instanceof IOException || failure instanceof UncheckedIOException) {
        terminal.err().println("redoubt: " + Safe.text(Unwritten.reason(failure)));
        return Exit.USAGE;
      }
      terminal.err().println("redoubt: this is a bug, please report it with the lines below.");
      failure.printStackTrace(terminal.err());
      return Exit.INTERNAL;
    };
  }

  private IParameterExceptionHandler wrongUsage() {
    return (wrong, _) -> {
      terminal.err().println("redoubt: " + wrong.getMessage());
      suggestions(wrong).forEach(terminal.err()::println);
      String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
      terminal.err().println("Help: " + command + " --help");
      return Exit.USAGE;
    };
  }

  private static List<String> suggestions(ParameterException wrong) {
    if (wrong instanceof UnmatchedArgumentException unmatched) {
      List<String> near = unmatched.getSuggestions();
      if (!near.isEmpty()) {
        return List.of("Did you mean " + near.getFirst() + "?"); // the others are hardly like it
      }
    }
    return List.of();
  }
}
