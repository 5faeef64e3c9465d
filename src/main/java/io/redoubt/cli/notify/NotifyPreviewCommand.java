package io.redoubt.cli.notify;

import io.redoubt.cli.option.DataFolder;
import io.redoubt.cli.terminal.Exit;
import io.redoubt.cli.terminal.Safe;
import io.redoubt.cli.terminal.Terminal;
import io.redoubt.cli.terminal.UsageError;
import io.redoubt.event.port.CaseFile;
import io.redoubt.event.port.Cases.Filed;
import io.redoubt.event.port.Ledger;
import io.redoubt.event.port.Outbox.Action;
import io.redoubt.notify.brief.BriefMaker;
import io.redoubt.notify.channel.Message;
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
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `redoubt notify preview`: what would be sent.
@Command(
    name = "preview",
    mixinStandardHelpOptions = true,
    description = {
      "Prints what a channel would be told of an alert; nothing is sent, secrets are masked.",
      "  redoubt notify preview a1b2c3 --channel soc --data-dir DIR"
    })
public final class NotifyPreviewCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Clock clock;
  @Mixin private DataFolder folder;

  @Parameters(paramLabel = "ALERT", description = "Id of an alert.")
  private String alert = "";

  @Option(names = "--channel", required = true, paramLabel = "NAME", description = "By which.")
  private String name = "";

  /// The command, ready to be parsed and run.
  ///
  /// @param terminal where it reads and writes
  /// @param clock the present
  public NotifyPreviewCommand(Terminal terminal, Clock clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    Plan plan = NotifyPlans.needed(terminal.configuration());
    ChannelPlan one = NotifyTestCommand.channel(plan, name);
    Redactor redactor = NotifyPlans.redactor(terminal.configuration(), new SecureRandom());
    try (Ledger ledger = folder.named().openLedger(clock, new SecureRandom())) {
      Filed filed =
          ledger
              .cases()
              .find(CaseFile.Kind.ALERT, alert)
              .orElseThrow(() -> new UsageError("There is no alert '" + alert + "'."));
      Message message =
          new Trial(redactor, clock)
              .message(Action.RAISE, new BriefMaker(redactor, plan.link()).of(filed, one.tier()));
      terminal.out().println(lines(Channels.of(one, plan.reach()).preview(message)));
      return Exit.OK;
    } catch (IOException unreadable) {
      throw new UsageError(String.valueOf(unreadable.getMessage()));
    }
  }

  /* What a terminal would act on is shown, line by line. */
  private static String lines(String text) {
    return String.join("\n", text.lines().map(Safe::text).toList());
  }
}
