package io.redoubt.cli.redact;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `redoubt redact`: what a model would be allowed to see.
@Command(
    name = "redact",
    mixinStandardHelpOptions = true,
    description = "Shows what a model would see of a log, and what is kept from it.",
    synopsisSubcommandLabel = "COMMAND")
public final class RedactCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
