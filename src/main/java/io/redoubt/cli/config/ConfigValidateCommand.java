package io.redoubt.cli.config;

import io.redoubt.cli.notify.NotifyPlans;
import io.redoubt.cli.option.ConfigurationFinder;
import io.redoubt.cli.terminal.Exit;
import io.redoubt.cli.terminal.Safe;
import io.redoubt.cli.terminal.Terminal;
import io.redoubt.cli.terminal.UsageError;
import io.redoubt.config.ConfigurationLoader;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `redoubt config validate`: everything that is wrong, at once.
@Command(
    name = "validate",
    mixinStandardHelpOptions = true,
    description = {
      "Reads a configuration file and the environment and names every problem. Exit: 0 or 2.",
      "  redoubt config validate config/redoubt.example.yaml"
    })
public final class ConfigValidateCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final ConfigurationFinder finder;

  @Spec private CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "FILE", description = "Default: the file in force.")
  private @Nullable String file;

  /// The command, ready to be parsed and run.
  ///
  /// @param terminal where it reads and writes
  /// @param finder says which configuration file holds
  public ConfigValidateCommand(Terminal terminal, ConfigurationFinder finder) {
    this.terminal = terminal;
    this.finder = finder;
  }

  /* The file may be given as everywhere, too. */
  private @Nullable String meant() {
    String option = spec.findOption("--config").getValue();
    if (option == null || option.isEmpty()) {
      return file;
    }
    if (file != null && !option.equals(file)) {
      throw new UsageError("Two files are named, " + file + " and --config " + option + ".");
    }
    return option;
  }

  @Override
  public Integer call() {
    return switch (finder.load(meant())) {
      case ConfigurationLoader.Loaded.Broken(var problems) -> {
        problems.forEach(problem -> terminal.err().println(Safe.text(problem.toString())));
        yield Exit.USAGE;
      }
      case ConfigurationLoader.Loaded.Usable(var configuration, var read) -> {
        if (NotifyPlans.of(configuration) instanceof NotifyPlans.Read.Wrong(var problems)) {
          problems.forEach(problem -> terminal.err().println(Safe.text(problem)));
          yield Exit.USAGE;
        }
        String what =
            read.map(path -> path + " and the environment")
                .orElse("There is no file; the environment");
        terminal
            .out()
            .println(Safe.text(what + (read.isPresent() ? " are in order." : " is in order.")));
        yield Exit.OK;
      }
    };
  }
}
