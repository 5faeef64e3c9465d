package io.redoubt.cli.alerts;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `redoubt alerts`: what was found, and what people decide about it.
@Command(
    name = "alerts",
    mixinStandardHelpOptions = true,
    description = {
      "Lists alerts and incidents of the service, and takes down what people decide.",
      "With the service running or not.",
      "",
      "  redoubt alerts list --status open --severity high,critical --data-dir DIR",
      "  redoubt alerts show ID --data-dir DIR",
      "  redoubt alerts decide ID --status closed --as false_positive --reason TEXT",
      "  redoubt alerts assign ID alice",
      "  redoubt alerts note ID 'asked the owner of the host'"
    },
    synopsisSubcommandLabel = "COMMAND")
public final class AlertsCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
