package io.redoubt.cli.keys;

import io.redoubt.cli.option.DataFolder;
import io.redoubt.cli.terminal.Exit;
import io.redoubt.cli.terminal.Terminal;
import io.redoubt.event.port.ApiKey;
import io.redoubt.event.port.Ledger;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `redoubt keys list`: a line per key.
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Prints a line per key there ever was: name, first characters, scopes, state.")
public final class KeysListCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Clock clock;
  @Mixin private DataFolder folder;

  @Option(names = "--format", paramLabel = "FORMAT", description = "text or json (default: text).")
  private KeyFormat format = KeyFormat.text;

  /// The command, ready to be parsed and run.
  ///
  /// @param terminal where it reads and writes
  /// @param clock the present
  public KeysListCommand(Terminal terminal, Clock clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    try (Ledger ledger = folder.named().openLedger(clock, new SecureRandom())) {
      List<ApiKey> keys = ledger.keys().list();
      switch (format) {
        case json -> terminal.out().println(KeyJson.of(keys));
        case text -> keys.forEach(key -> terminal.out().println(row(key)));
      }
    }
    return Exit.OK;
  }

  private String row(ApiKey key) {
    String scopes = String.join(",", new TreeSet<>(key.scopes()));
    return String.format("%-20s  %s…  %-26s  %s", key.name(), key.hint(), scopes, state(key));
  }

  private String state(ApiKey key) {
    if (key.revoked() != 0) {
      return "revoked " + Instant.ofEpochMilli(key.revoked());
    }
    if (key.expires() == 0) {
      return "valid";
    }
    return (key.valid(clock.millis()) ? "valid until " : "expired ")
        + Instant.ofEpochMilli(key.expires());
  }
}
