package io.redoubt.cli.keys;

import io.redoubt.cli.option.DataFolder;
import io.redoubt.cli.terminal.Exit;
import io.redoubt.cli.terminal.Safe;
import io.redoubt.cli.terminal.Terminal;
import io.redoubt.cli.terminal.UsageError;
import io.redoubt.event.port.Ledger;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `redoubt keys revoke`: a key that opens nothing any more.
@Command(
    name = "revoke",
    mixinStandardHelpOptions = true,
    description = "Revokes the key of this name for good; at once, also in a running service.")
public final class KeysRevokeCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Clock clock;
  @Mixin private DataFolder folder;

  @Parameters(paramLabel = "NAME", description = "As in redoubt keys list.")
  private String name = "";

  /// The command, ready to be parsed and run.
  ///
  /// @param terminal where it reads and writes
  /// @param clock the present
  public KeysRevokeCommand(Terminal terminal, Clock clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    try (Ledger ledger = folder.named().openLedger(clock, new SecureRandom())) {
      if (!ledger.keys().revoke(name)) {
        throw new UsageError("No valid key '" + Safe.text(name) + "': redoubt keys list");
      }
    }
    terminal.err().println("Revoked " + name + ".");
    return Exit.OK;
  }
}
