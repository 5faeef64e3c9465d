package io.redoubt.cli.config;

import io.redoubt.cli.terminal.Exit;
import io.redoubt.cli.terminal.Safe;
import io.redoubt.cli.terminal.Terminal;
import io.redoubt.config.Configured;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `redoubt config show`: the values in force.
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = {
      "Prints every setting and its value in force; secrets are masked.",
      "  redoubt config show --origin      and who said so: file:line or variable"
    })
public final class ConfigShowCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(names = "--origin", description = "Print where each value comes from.")
  private boolean origin;

  /// The command, ready to be parsed and run.
  ///
  /// @param terminal where it reads and writes
  public ConfigShowCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    int widest =
        terminal.configuration().all().stream().mapToInt(v -> line(v).length()).max().orElse(0);
    for (Configured value : terminal.configuration().all()) {
      String line = line(value);
      String from =
          origin ? " ".repeat(widest - line.length()) + "  # " + value.origin().words() : "";
      terminal.out().println(Safe.text((line + from).stripTrailing()));
    }
    return Exit.OK;
  }

  private static String line(Configured value) {
    return value.key() + ": " + value.shown();
  }
}
