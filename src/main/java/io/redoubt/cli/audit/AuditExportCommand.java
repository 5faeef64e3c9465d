package io.redoubt.cli.audit;

import io.redoubt.audit.AuditReader;
import io.redoubt.cli.option.AuditFolder;
import io.redoubt.cli.terminal.Exit;
import io.redoubt.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `redoubt audit export`: all entries.
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = {
      "Prints all entries, one JSON object per line, byte for byte as they were hashed, so that",
      "SHA-256 of a zero byte and the line (without its line feed) is the leaf hash.",
      "The same log always gives the same output.",
      "  redoubt audit export -w DIR | jq 'select(.kind == \"verdict\")'"
    })
public final class AuditExportCommand implements Callable<Integer> {
  private final Terminal terminal;
  @Mixin private AuditFolder folder;

  /// The command, ready to be parsed and run.
  ///
  /// @param terminal where it reads and writes
  public AuditExportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    AuditReader.open(folder.path())
        .each(record -> terminal.out().append(record.json()).append('\n'));
    return Exit.OK;
  }
}
