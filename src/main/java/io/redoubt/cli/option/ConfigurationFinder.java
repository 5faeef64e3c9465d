package io.redoubt.cli.option;

import io.redoubt.config.ConfigurationLoader;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Loads the configuration of a command line.
public final class ConfigurationFinder {
  private static final Path SYSTEM = Path.of("/etc/redoubt/redoubt.yaml");

  private final Map<String, String> environment;

  /// A finder.
  ///
  /// @param environment variables of the environment
  public ConfigurationFinder(Map<String, String> environment) {
    this.environment = environment;
  }

  /// @param named the file that was asked for; null: look for one
  public ConfigurationLoader.Loaded load(@Nullable String named) {
    return new ConfigurationLoader(environment, SYSTEM).load(named);
  }

  /// The file that these arguments name by `--config FILE` or `--config=FILE`, `-c` likewise; null:
  /// none. It is needed before the options are read, because it gives their defaults.
  public static @Nullable String named(String... args) {
    for (int i = 0; i < args.length && !args[i].equals("--"); i++) {
      String arg = args[i];
      if ((arg.equals("--config") || arg.equals("-c")) && i + 1 < args.length) {
        return args[i + 1];
      }
      if (arg.startsWith("--config=") || arg.startsWith("-c=")) {
        return arg.substring(arg.indexOf('=') + 1);
      }
    }
    return null;
  }
}
