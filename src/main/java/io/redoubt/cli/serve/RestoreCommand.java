package io.redoubt.cli.serve;

import io.redoubt.cli.option.DataFolder;
import io.redoubt.cli.terminal.Exit;
import io.redoubt.cli.terminal.Terminal;
import io.redoubt.cli.terminal.UsageError;
import io.redoubt.store.Restore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `redoubt restore`: a backup put back.
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a data directory from a backup, checked to the byte.",
      "The directory must not exist or be empty; it appears whole or not at all.",
      "  redoubt restore /backups/2026-11-21 --data-dir DIR"
    })
public final class RestoreCommand implements Callable<Integer> {
  private final Terminal terminal;
  @Mixin private DataFolder folder;

  @Parameters(paramLabel = "BACKUP", description = "What redoubt backup made.")
  private Path backup = Path.of("");

  /// The command, ready to be parsed and run.
  ///
  /// @param terminal where it reads and writes
  public RestoreCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try {
      int files = Restore.of(backup, folder.named());
      terminal.err().println(files + " files restored.");
      return Exit.OK;
    } catch (IOException failed) {
      throw new UsageError("Nothing was restored: " + failed.getMessage());
    }
  }
}
