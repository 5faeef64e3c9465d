package io.redoubt.cli.notify;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `redoubt notify`: who is told of alerts.
@Command(
    name = "notify",
    mixinStandardHelpOptions = true,
    description = {
      "Lists and tests where alerts are sent, and sends again what was given up.",
      "Channels and routes stand in the configuration; the service sends. See docs/notify.md.",
      "",
      "  redoubt notify list                     channels, routes, what waits and what is dead",
      "  redoubt notify test CHANNEL             sends a message of a test",
      "  redoubt notify preview ID --channel X   the payload of an alert, as it would be sent",
      "  redoubt notify dead                     what was given up, and why",
      "  redoubt notify replay ID | --all        sends it again"
    },
    synopsisSubcommandLabel = "COMMAND")
public final class NotifyCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
