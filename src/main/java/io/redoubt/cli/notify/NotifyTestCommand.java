package io.redoubt.cli.notify;

import io.redoubt.cli.terminal.Exit;
import io.redoubt.cli.terminal.Safe;
import io.redoubt.cli.terminal.Terminal;
import io.redoubt.cli.terminal.UsageError;
import io.redoubt.notify.channel.Channel;
import io.redoubt.notify.channel.Outcome;
import io.redoubt.notify.dispatch.Channels;
import io.redoubt.notify.dispatch.Trial;
import io.redoubt.notify.plan.ChannelPlan;
import io.redoubt.notify.plan.Plan;
import io.redoubt.redact.Redactor;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `redoubt notify test`: whether a channel works.
@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    description = {
      "Sends a message of a test by a channel and says what came of it; at PagerDuty it is"
          + " resolved",
      "at once. Exit: 0 delivered, 1 not."
    })
public final class NotifyTestCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Clock clock;

  @Parameters(paramLabel = "CHANNEL", description = "Its name in the configuration.")
  private String name = "";

  /// The command, ready to be parsed and run.
  ///
  /// @param terminal where it reads and writes
  /// @param clock the present
  public NotifyTestCommand(Terminal terminal, Clock clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    Plan plan = NotifyPlans.needed(terminal.configuration());
    ChannelPlan one = channel(plan, name);
    Redactor redactor = NotifyPlans.redactor(terminal.configuration(), new SecureRandom());
    try {
      Channel channel = Channels.of(one, plan.reach());
      return told(new Trial(redactor, clock).send(channel, one.tier()));
    } catch (IOException unreadable) {
      throw new UsageError(String.valueOf(unreadable.getMessage()));
    }
  }

  static ChannelPlan channel(Plan plan, String name) {
    return plan.channel(name)
        .orElseThrow(
            () ->
                new UsageError(
                    "There is no channel '"
                        + name
                        + "'; there are: "
                        + String.join(
                            ", ", plan.channels().stream().map(ChannelPlan::name).toList())
                        + "."));
  }

  private int told(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Delivered _ -> {
        terminal.out().println("delivered");
        yield Exit.OK;
      }
      case Outcome.Again(String reason, _, _) -> {
        terminal.err().println("redoubt: " + Safe.text(reason) + " (it would be tried again)");
        yield Exit.FOUND;
      }
      case Outcome.Never(String reason) -> {
        terminal.err().println("redoubt: " + Safe.text(reason));
        yield Exit.FOUND;
      }
    };
  }
}
