package io.redoubt.cli.audit;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `redoubt audit`: what was asked, answered and decided, and the proof that it was not changed.
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    description = {
      "Reads and verifies the record of every prompt, answer, verdict and reveal.",
      "",
      "  redoubt analyze LOGS -w DIR            writes the record into DIR",
      "  redoubt audit show -w DIR              what is in it",
      "  redoubt audit anchor -w DIR >a.txt     keep this where nobody here can change it",
      "  redoubt audit verify -w DIR --anchor a.txt",
      "  redoubt audit verify --data-dir DIR    the same of the service, running or not",
      ""
    },
    synopsisSubcommandLabel = "COMMAND")
public final class AuditCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
