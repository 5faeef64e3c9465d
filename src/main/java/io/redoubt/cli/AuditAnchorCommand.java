package io.redoubt.cli;

import io.redoubt.audit.AuditReader;
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
final class AuditAnchorCommand implements Callable<Integer> {
  private final Terminal terminal;
  @Mixin private AuditFolder folder;

  AuditAnchorCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    terminal.out().print(AuditReader.open(folder.path()).checkpoint());
    return Exit.OK;
  }
}
