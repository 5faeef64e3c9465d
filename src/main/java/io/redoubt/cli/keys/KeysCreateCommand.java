package io.redoubt.cli.keys;

import io.redoubt.cli.option.DataFolder;
import io.redoubt.cli.option.TimeWindow;
import io.redoubt.cli.terminal.Exit;
import io.redoubt.cli.terminal.Terminal;
import io.redoubt.cli.terminal.UsageError;
import io.redoubt.event.port.Keys.Made;
import io.redoubt.event.port.Ledger;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `redoubt keys create`: a new key, printed this once.
@Command(
    name = "create",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a key and prints it, this once: only its hash is kept.",
      "  redoubt keys create --name shipper --scope ingest --expires 90d --data-dir DIR"
    })
public final class KeysCreateCommand implements Callable<Integer> {
  private static final Set<String> SCOPES = Set.of("ingest", "read", "triage", "admin");

  private final Terminal terminal;
  private final Clock clock;
  private final SecureRandom random;
  @Mixin private DataFolder folder;

  @Option(
      names = "--name",
      required = true,
      paramLabel = "NAME",
      description = "By which it is listed and revoked.")
  private String name = "";

  @Option(
      names = "--scope",
      required = true,
      split = ",",
      paramLabel = "SCOPE",
      description = "ingest, read, triage, admin; several with commas.")
  private List<String> scopes = List.of();

  @Option(
      names = "--expires",
      paramLabel = "DURATION",
      description = "How long it opens: 24h, 90d, 52w (default: until it is revoked).")
  private String expires = "";

  @Option(names = "--format", paramLabel = "FORMAT", description = "text or json (default: text).")
  private KeyFormat format = KeyFormat.text;

  /// The command, ready to be parsed and run.
  ///
  /// @param terminal where it reads and writes
  /// @param clock the present
  /// @param random draws keys and identifiers
  public KeysCreateCommand(Terminal terminal, Clock clock, SecureRandom random) {
    this.terminal = terminal;
    this.clock = clock;
    this.random = random;
  }

  @Override
  public Integer call() {
    Set<String> wanted = new TreeSet<>(scopes);
    if (!SCOPES.containsAll(wanted)) {
      throw new UsageError("--scope " + String.join(",", scopes) + ": there are " + known() + ".");
    }
    long until =
        expires.isEmpty() ? 0 : clock.instant().plus(TimeWindow.duration(expires)).toEpochMilli();
    try (Ledger ledger = folder.named().openLedger(clock, random)) {
      return switch (ledger.keys().create(name, wanted, until)) {
        case Made.Key made -> print(made);
        case Made.Exists _ ->
            throw new UsageError(
                "There is a key '" + name + "' already: redoubt keys revoke " + name);
      };
    } catch (IllegalArgumentException wrong) {
      throw new UsageError(String.valueOf(wrong.getMessage()));
    }
  }

  private static String known() {
    return String.join(", ", new TreeSet<>(SCOPES));
  }

  private int print(Made.Key made) {
    switch (format) {
      case json -> terminal.out().println(KeyJson.of(made.key(), made.secret()));
      case text -> {
        terminal.out().println(made.secret());
        terminal.err().println("Keep it: it is shown this once. Send it as");
        terminal.err().println("  Authorization: Bearer KEY");
      }
    }
    return Exit.OK;
  }
}
