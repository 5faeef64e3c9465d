package io.redoubt.cli.option;

import io.redoubt.cli.terminal.UsageError;
import io.redoubt.store.DataDirectory;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/// Where the service keeps what it takes in and concludes.
public final class DataFolder {
  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "The folder of the service (configuration: data-dir, REDOUBT_DATA_DIR).")
  private String folder = "";

  /// The one that was named.
  ///
  /// @throws UsageError when none was
  public DataDirectory named() {
    if (folder.isBlank()) {
      throw new UsageError(
          "No folder of the service is named: --data-dir DIR, or REDOUBT_DATA_DIR.");
    }
    return new DataDirectory(Path.of(folder));
  }
}
