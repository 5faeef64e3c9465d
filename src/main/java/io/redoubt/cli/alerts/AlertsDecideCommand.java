package io.redoubt.cli.alerts;

import io.redoubt.cli.terminal.Terminal;
import io.redoubt.cli.terminal.UsageError;
import io.redoubt.event.port.CaseAction;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `redoubt alerts decide`: what somebody decided.
@Command(
    name = "decide",
    mixinStandardHelpOptions = true,
    description = {
      "Sets the status of an alert or incident, and what it turned out to be.",
      "Closing needs --as and --reason."
    })
public final class AlertsDecideCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Clock clock;
  @Mixin private Decision decision;

  @Option(
      names = "--status",
      required = true,
      paramLabel = "STATUS",
      description = "open, acknowledged, closed or reopened.")
  private String status = "";

  @Option(
      names = "--as",
      paramLabel = "DISPOSITION",
      description = "true_positive, benign_positive, false_positive or undetermined.")
  private String disposition = "";

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for those who come later.")
  private String reason = "";

  /// The command, ready to be parsed and run.
  ///
  /// @param terminal where it reads and writes
  /// @param clock the present
  public AlertsDecideCommand(Terminal terminal, Clock clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    if (!Decision.STATUSES.contains(status)) {
      throw new UsageError("--status is one of " + String.join(", ", Decision.STATUSES) + ".");
    }
    if (!disposition.isEmpty() && !Decision.DISPOSITIONS.contains(disposition)) {
      throw new UsageError("--as is one of " + String.join(", ", Decision.DISPOSITIONS) + ".");
    }
    if (status.equals("closed") && (disposition.isEmpty() || reason.isBlank())) {
      throw new UsageError("Closing needs --as DISPOSITION and --reason TEXT.");
    }
    String why = Decision.bounded(reason, "The reason");
    return decision.done(new CaseAction.What.Status(status, disposition, why), terminal, clock);
  }
}
