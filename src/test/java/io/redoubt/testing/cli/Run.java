package io.redoubt.testing.cli;

import io.redoubt.cli.Cli;
import io.redoubt.cli.terminal.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/// One command line, run in this process as `Main` would.
///
/// @param code exit code
/// @param out what it printed
/// @param err what it said on standard error
public record Run(int code, String out, String err) {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);

  /// Runs the arguments with empty input.
  public static Run of(String... args) {
    return with("", args);
  }

  /// Runs the arguments with this text as standard input.
  public static Run with(String input, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(err, false, StandardCharsets.UTF_8),
            Map.of("COLUMNS", "120", "OLLAMA_HOST", "127.0.0.1:1", "REDOUBT_CONFIG", "none"));
    int code = new Cli(terminal, CLOCK, () -> false).run(args);
    terminal.out().flush();
    terminal.err().flush();
    return new Run(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /// The lines of standard output.
  public List<String> lines() {
    return out.lines().toList();
  }
}
