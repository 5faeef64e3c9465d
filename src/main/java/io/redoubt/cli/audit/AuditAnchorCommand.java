package io.redoubt.cli.audit;

import io.redoubt.audit.AuditReader;
import io.redoubt.cli.option.AuditFolder;
import io.redoubt.cli.terminal.Exit;
import io.redoubt.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `redoubt audit anchor`: the checkpoint, to be kept elsewhere.
@Command(
    name = "anchor",
    mixinStandardHelpOptions = true,
    description = {
      "Prints the log's signed checkpoint. Kept where the keeper of this machine cannot change it",
      "(a ticket, a mail, paper), it later proves that nothing before it was changed or cut off:",
      "  redoubt audit anchor -w DIR >anchor-2026-11-20.txt"
    })
public final class AuditAnchorCommand implements Callable<Integer> {
  private final Terminal terminal;
  @Mixin private AuditFolder folder;

  /// The command, ready to be parsed and run.
  ///
  /// @param terminal where it reads and writes
  public AuditAnchorCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    terminal.out().print(AuditReader.open(folder.path()).checkpoint());
    return Exit.OK;
  }
}
