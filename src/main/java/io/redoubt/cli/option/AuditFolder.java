package io.redoubt.cli.option;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/// Where the audit log is.
public final class AuditFolder {
  /// The log's folder in a workspace.
  public static final String NAME = "audit";

  @Option(
      names = {"-w", "--workspace"},
      required = true,
      paramLabel = "DIR",
      description = "The folder that was given to analyze -w, or a copy of the audit folder in it.")
  private Path workspace = Path.of(".");

  /// Of this workspace.
  public Path path() {
    Path audit = workspace.resolve(NAME);
    boolean isCopy = !Files.exists(audit) && Files.exists(workspace.resolve("checkpoint"));
    return isCopy ? workspace : audit;
  }
}
