package io.redoubt.cli.notify;

import io.redoubt.cli.option.DataFolder;
import io.redoubt.cli.terminal.Exit;
import io.redoubt.cli.terminal.Safe;
import io.redoubt.cli.terminal.Terminal;
import io.redoubt.event.port.Ledger;
import io.redoubt.event.port.Outbox.State;
import io.redoubt.notify.plan.ChannelPlan;
import io.redoubt.notify.plan.Plan;
import io.redoubt.notify.plan.Route;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `redoubt notify list`: channels and routes.
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Prints channels with what they sent, and routes. No secrets.")
public final class NotifyListCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Clock clock;
  @Mixin private DataFolder folder;

  /// The command, ready to be parsed and run.
  ///
  /// @param terminal where it reads and writes
  /// @param clock the present
  public NotifyListCommand(Terminal terminal, Clock clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    Plan plan = NotifyPlans.needed(terminal.configuration());
    if (plan.channels().isEmpty()) {
      terminal.out().println("No channel is configured: see docs/notify.md.");
      return Exit.OK;
    }
    try (Ledger ledger = folder.named().openLedger(clock, new SecureRandom())) {
      Map<String, Map<State, Long>> counts = ledger.outbox().counts();
      plan.channels().forEach(one -> line(one, counts.getOrDefault(one.name(), Map.of())));
    }
    plan.inForce().forEach(this::line);
    return Exit.OK;
  }

  private void line(ChannelPlan one, Map<State, Long> counts) {
    terminal
        .out()
        .println(
            Safe.text(
                String.format(
                    "%-20s  %-13s  %-32s  tier %d  %d sent, %d waiting, %d dead",
                    one.name(),
                    one.medium().type(),
                    one.medium().destination(),
                    one.tier().level(),
                    counts.getOrDefault(State.SENT, 0L),
                    counts.getOrDefault(State.WAITING, 0L),
                    counts.getOrDefault(State.DEAD, 0L))));
  }

  private void line(Route route) {
    terminal
        .out()
        .println(
            Safe.text(
                "route "
                    + route.name()
                    + ": severity "
                    + route.severity().id()
                    + " and above to "
                    + String.join(", ", route.channels())));
  }
}
