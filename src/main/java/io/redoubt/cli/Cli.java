package io.redoubt.cli;

import io.redoubt.audit.AuditException;
import io.redoubt.ingest.NoSuchInput;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.function.BooleanSupplier;
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

  /// Commands print to this terminal; this clock tells the time; `stopped` says when
  /// somebody wants a run to end with what it has.
  public Cli(Terminal terminal, Clock clock, BooleanSupplier stopped) {
    this.terminal = terminal;
    this.clock = clock;
    this.stopped = stopped;
  }

  /// Runs the command and returns its exit code; never throws for wrong arguments.
  public int run(String... args) {
    return commandLine().execute(args);
  }

  /// The commands, wired.
  CommandLine commandLine() {
    RedoubtCommand root = new RedoubtCommand();
    Watch watch = new Watch(terminal, clock, stopped);
    CommandLine line =
        new CommandLine(root)
            .addSubcommand(new AnalyzeCommand(terminal, watch, clock, stopped))
            .addSubcommand(new ParseCommand(terminal, watch))
            .addSubcommand(new DetectCommand(terminal, watch, clock))
            .addSubcommand(
                new CommandLine(new RulesCommand())
                    .addSubcommand(new RulesListCommand(terminal))
                    .addSubcommand(new RulesShowCommand(terminal))
                    .addSubcommand(new RulesLintCommand(terminal))
                    .addSubcommand(new RulesTestCommand(terminal)))
            .addSubcommand(audit())
            .addSubcommand(
                new CommandLine(new RedactCommand())
                    .addSubcommand(new RedactPreviewCommand(terminal, watch)))
            .addSubcommand(new CompletionCommand(terminal));
    line.setOut(writer(terminal.out()));
    line.setErr(writer(terminal.err()));
    line.setExecutionExceptionHandler(failures());
    line.setParameterExceptionHandler(wrongUsage());
    line.setUsageHelpAutoWidth(false);
    line.setUsageHelpWidth(Math.min(terminal.width(), 110));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    return line;
  }

  private CommandLine audit() {
    return new CommandLine(new AuditCommand())
        .addSubcommand(new AuditVerifyCommand(terminal))
        .addSubcommand(new AuditShowCommand(terminal))
        .addSubcommand(new AuditReplayCommand(terminal, new ReviewRebuild()))
        .addSubcommand(new AuditExportCommand(terminal))
        .addSubcommand(new AuditAnchorCommand(terminal))
        .addSubcommand(new AuditPurgeCommand(terminal, clock, new SecureRandom()));
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
      if (failure instanceof AuditException) {
        terminal.err().println("redoubt: " + failure.getMessage());
        return Exit.INTEGRITY;
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
        return List.of("Did you mean: " + String.join(" or ", near) + "?");
      }
    }
    return List.of();
  }
}
