package io.redoubt.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `redoubt doctor`: is everything there that a run could use?
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = "Looks whether what a run could use is there and does what it should.",
    synopsisSubcommandLabel = "COMMAND")
final class DoctorCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
