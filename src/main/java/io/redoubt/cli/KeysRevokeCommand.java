package io.redoubt.cli;

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
final class KeysRevokeCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Clock clock;
  @Mixin private DataFolder folder;

  @Parameters(paramLabel = "NAME", description = "As in redoubt keys list.")
  private String name = "";

  KeysRevokeCommand(Terminal terminal, Clock clock) {
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
