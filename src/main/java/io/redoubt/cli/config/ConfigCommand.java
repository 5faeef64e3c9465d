package io.redoubt.cli.config;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `redoubt config`: what is configured, from where, and whether it is right.
@Command(
    name = "config",
    mixinStandardHelpOptions = true,
    description = {
      "Shows, checks and writes the configuration; nothing needs to be configured.",
      "What can be stands in one YAML file: the one of --config or REDOUBT_CONFIG, else",
      "~/.config/redoubt/redoubt.yaml, else /etc/redoubt/redoubt.yaml."
    },
    synopsisSubcommandLabel = "COMMAND")
public final class ConfigCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
