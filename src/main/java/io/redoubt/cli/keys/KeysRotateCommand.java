package io.redoubt.cli.keys;

import io.redoubt.cli.option.DataFolder;
import io.redoubt.cli.option.TimeWindow;
import io.redoubt.cli.terminal.Exit;
import io.redoubt.cli.terminal.Safe;
import io.redoubt.cli.terminal.Terminal;
import io.redoubt.cli.terminal.UsageError;
import io.redoubt.event.port.Keys.Made;
import io.redoubt.event.port.Ledger;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `redoubt keys rotate`: a new key in place of one, which ends a little later.
@Command(
    name = "rotate",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a new key of this name and prints it, this once; the old one opens for a while yet.",
      "  redoubt keys rotate shipper --overlap 24h --data-dir DIR"
    })
public final class KeysRotateCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Clock clock;
  private final SecureRandom random;
  @Mixin private DataFolder folder;

  @Parameters(paramLabel = "NAME", description = "As in redoubt keys list.")
  private String name = "";

  @Option(
      names = "--overlap",
      paramLabel = "DURATION",
      defaultValue = "24h",
      description = "How long the old one still opens (default: 24h).")
  private String overlap = "24h";

  @Option(
      names = "--expires",
      paramLabel = "DURATION",
      description = "How long the new one opens: 90d, 52w (default: until it is revoked).")
  private String expires = "";

  @Option(names = "--format", paramLabel = "FORMAT", description = "text or json (default: text).")
  private KeyFormat format = KeyFormat.text;

  /// The command, ready to be parsed and run.
  ///
  /// @param terminal where it reads and writes
  /// @param clock the present
  /// @param random draws keys and identifiers
  public KeysRotateCommand(Terminal terminal, Clock clock, SecureRandom random) {
    this.terminal = terminal;
    this.clock = clock;
    this.random = random;
  }

  @Override
  public Integer call() {
    long until =
        expires.isEmpty() ? 0 : clock.instant().plus(TimeWindow.duration(expires)).toEpochMilli();
    long both = TimeWindow.duration(overlap).toMillis();
    try (Ledger ledger = folder.named().openLedger(clock, random)) {
      Optional<Made.Key> made = ledger.keys().rotate(name, both, until);
      Made.Key fresh =
          made.orElseThrow(
              () -> new UsageError("No valid key '" + Safe.text(name) + "': redoubt keys list"));
      terminal
          .out()
          .println(
              format == KeyFormat.json ? KeyJson.of(fresh.key(), fresh.secret()) : fresh.secret());
    }
    terminal.err().println("The old one opens for " + overlap + " yet.");
    return Exit.OK;
  }
}
