package io.redoubt.cli.notify;

import io.redoubt.cli.option.DataFolder;
import io.redoubt.cli.terminal.Exit;
import io.redoubt.cli.terminal.Safe;
import io.redoubt.cli.terminal.Terminal;
import io.redoubt.event.port.Ledger;
import io.redoubt.event.port.Outbox.Notice;
import io.redoubt.event.port.Outbox.State;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `redoubt notify dead`: what was given up.
@Command(
    name = "dead",
    mixinStandardHelpOptions = true,
    description = "Prints what could not be delivered and was given up, the latest first, and why.")
public final class NotifyDeadCommand implements Callable<Integer> {
  private static final int MOST = 1000;

  private final Terminal terminal;
  private final Clock clock;
  @Mixin private DataFolder folder;

  @Option(names = "--channel", paramLabel = "NAME", description = "Of this channel only.")
  private String channel = "";

  /// The command, ready to be parsed and run.
  ///
  /// @param terminal where it reads and writes
  /// @param clock the present
  public NotifyDeadCommand(Terminal terminal, Clock clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    try (Ledger ledger = folder.named().openLedger(clock, new SecureRandom())) {
      List<Notice> dead = ledger.outbox().list(State.DEAD, channel, MOST);
      dead.forEach(one -> terminal.out().println(Safe.text(line(one))));
      if (dead.isEmpty()) {
        terminal.err().println("Nothing is dead.");
      }
    }
    return Exit.OK;
  }

  private static String line(Notice one) {
    return one.id()
        + "  "
        + Instant.ofEpochMilli(one.updated())
        + "  "
        + one.action().name().toLowerCase(Locale.ROOT)
        + "  "
        + one.attempts()
        + (one.attempts() == 1 ? " attempt  " : " attempts  ")
        + one.reason();
  }
}
