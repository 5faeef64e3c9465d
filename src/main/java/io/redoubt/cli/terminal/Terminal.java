package io.redoubt.cli.terminal;

import io.redoubt.config.Configuration;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Map;

/// The streams and the environment a command runs in. Everything a command prints goes through
/// here.
///
/// @param in standard input
/// @param out results
/// @param err progress, hints and errors
/// @param environment variables
/// @param configuration what is configured
public record Terminal(
    InputStream in,
    PrintStream out,
    PrintStream err,
    Map<String, String> environment,
    Configuration configuration) {
  private static final int DEFAULT_WIDTH = 100;

  /// Copies the environment.
  public Terminal {
    environment = Map.copyOf(environment);
  }

  /// With nothing configured.
  public Terminal(
      InputStream in, PrintStream out, PrintStream err, Map<String, String> environment) {
    this(in, out, err, environment, Configuration.standard());
  }

  /// The same streams and environment under this configuration.
  public Terminal under(Configuration other) {
    return new Terminal(in, out, err, environment, other);
  }

  /// Says nothing of the environment: it may hold secrets.
  @Override
  public String toString() {
    return "Terminal of " + width() + " columns";
  }

  /// Whether standard output is a terminal: the launcher asks the system and says so.
  public boolean outIsTerminal() {
    return environment.getOrDefault("REDOUBT_TTY", "").contains("out");
  }

  /// Whether standard error is a terminal.
  public boolean errIsTerminal() {
    return environment.getOrDefault("REDOUBT_TTY", "").contains("err");
  }

  /// Columns of the terminal, 60 to 240.
  public int width() {
    try {
      int columns = Integer.parseInt(environment.getOrDefault("COLUMNS", "").trim());
      return columns <= 0 ? DEFAULT_WIDTH : Math.clamp(columns, 60, 240);
    } catch (NumberFormatException unknown) {
      return DEFAULT_WIDTH;
    }
  }

  /// Whether to colour, for `--color auto|always|never`; `NO_COLOR` is respected.
  public boolean colour(String wish) {
    return switch (wish) {
      case "always" -> true;
      case "never" -> false;
      default -> outIsTerminal() && environment.getOrDefault("NO_COLOR", "").isEmpty();
    };
  }
}
