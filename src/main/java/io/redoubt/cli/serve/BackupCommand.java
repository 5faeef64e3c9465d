package io.redoubt.cli.serve;

import io.redoubt.cli.option.DataFolder;
import io.redoubt.cli.terminal.Exit;
import io.redoubt.cli.terminal.Terminal;
import io.redoubt.cli.terminal.UsageError;
import io.redoubt.store.Backup;
import io.redoubt.store.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `redoubt backup`: a copy of all that the service keeps.
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description = {
      "Copies all that the service keeps, with the service running or not.",
      "That is log, ledger (keys, alerts, decisions) and audit log. Check sums stand in"
          + " SHA256SUMS,",
      "written last.",
      "  redoubt backup /backups/2026-11-21 --data-dir DIR"
    })
public final class BackupCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Clock clock;
  @Mixin private DataFolder folder;

  @Parameters(paramLabel = "TARGET", description = "A folder that does not exist or is empty.")
  private Path target = Path.of("");

  /// The command, ready to be parsed and run.
  ///
  /// @param terminal where it reads and writes
  /// @param clock the present
  public BackupCommand(Terminal terminal, Clock clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    DataDirectory data = folder.named();
    if (!Files.isDirectory(data.root())) {
      throw new UsageError(data.root() + ": there is no such folder.");
    }
    try {
      Backup.Made made = new Backup(data, clock).to(target);
      String size = String.format(Locale.ROOT, "%.1f MB", made.bytes() / 1e6);
      terminal
          .err()
          .println(
              made.files()
                  + " files, "
                  + size
                  + ", records "
                  + made.first()
                  + " to below "
                  + made.next());
      return Exit.OK;
    } catch (IOException failed) {
      throw new UsageError("No backup was made: " + failed.getMessage());
    }
  }
}
