package io.redoubt.cli.rules;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `redoubt rules`: what the rules are and whether they are right.
@Command(
    name = "rules",
    mixinStandardHelpOptions = true,
    description = "Lists, shows, checks and tests rules.",
    synopsisSubcommandLabel = "COMMAND")
public final class RulesCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
