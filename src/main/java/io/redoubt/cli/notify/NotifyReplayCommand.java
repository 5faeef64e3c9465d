package io.redoubt.cli.notify;

import io.redoubt.cli.option.DataFolder;
import io.redoubt.cli.terminal.Exit;
import io.redoubt.cli.terminal.Terminal;
import io.redoubt.cli.terminal.UsageError;
import io.redoubt.event.port.Ledger;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `redoubt notify replay`: once more.
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Has what was given up sent again, by the running service or by the next one.",
      "  redoubt notify replay --all --data-dir DIR",
      "Exit: 0, or 1 when there was nothing to send."
    })
public final class NotifyReplayCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Clock clock;
  @Mixin private DataFolder folder;

  @Parameters(paramLabel = "ID", description = "As `redoubt notify dead` prints them.")
  private List<String> ids = List.of();

  @Option(names = "--all", description = "All that is dead.")
  private boolean all;

  /// The command, ready to be parsed and run.
  ///
  /// @param terminal where it reads and writes
  /// @param clock the present
  public NotifyReplayCommand(Terminal terminal, Clock clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    if (ids.isEmpty() != all) {
      throw new UsageError("notify replay: name ids, or say --all.");
    }
    try (Ledger ledger = folder.named().openLedger(clock, new SecureRandom())) {
      int replayed = ledger.outbox().replay(ids, clock.millis());
      terminal.out().println(replayed + " to be sent again");
      return replayed > 0 ? Exit.OK : Exit.FOUND;
    }
  }
}
