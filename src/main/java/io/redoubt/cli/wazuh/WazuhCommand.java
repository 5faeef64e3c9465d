package io.redoubt.cli.wazuh;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `redoubt wazuh`: both directions between a Wazuh manager and Redoubt.
@Command(
    name = "wazuh",
    mixinStandardHelpOptions = true,
    description = {
      "Connects a Wazuh manager: its alerts come to Redoubt, what Redoubt says goes back.",
      "  redoubt wazuh install --wazuh-home /var/ossec --dry-run"
    },
    synopsisSubcommandLabel = "COMMAND")
public final class WazuhCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
