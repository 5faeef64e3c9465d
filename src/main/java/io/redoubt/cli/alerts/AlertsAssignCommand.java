package io.redoubt.cli.alerts;

import io.redoubt.cli.terminal.Terminal;
import io.redoubt.event.port.CaseAction;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `redoubt alerts assign`: who works on it.
@Command(
    name = "assign",
    mixinStandardHelpOptions = true,
    description = "Says who works on an alert or incident; without a name: nobody.")
public final class AlertsAssignCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Clock clock;
  @Mixin private Decision decision;

  @Parameters(index = "1", arity = "0..1", paramLabel = "NAME", description = "Who works on it.")
  private String name = "";

  /// The command, ready to be parsed and run.
  ///
  /// @param terminal where it reads and writes
  /// @param clock the present
  public AlertsAssignCommand(Terminal terminal, Clock clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    String who = Decision.bounded(name, "The name");
    return decision.done(new CaseAction.What.Assigned(who), terminal, clock);
  }
}
