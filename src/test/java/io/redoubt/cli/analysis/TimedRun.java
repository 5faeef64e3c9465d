package io.redoubt.cli.analysis;

import io.redoubt.cli.Cli;
import io.redoubt.cli.terminal.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// One command line whose output is watched as it comes: what is printed at once, such as the
/// report of code or the model's words on one verdict, is one part.
///
/// @param code exit code
/// @param parts what was printed between two flushes, in order
/// @param err what it said on standard error
record TimedRun(int code, List<Part> parts, String err) {
  private static final Clock STOPPED =
      Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);

  /// A part of the output.
  ///
  /// @param nanos when it was printed, on a clock that only goes on
  record Part(String text, long nanos) {}

  /// Runs the command line by a clock that stands still.
  ///
  /// @param seen is told each part before the program goes on
  static TimedRun of(Consumer<Part> seen, String... args) {
    return of(STOPPED, seen, args);
  }

  /// The same by a clock that may go on: how long the report waits for a model is a share of the
  /// time so far.
  static TimedRun of(Clock clock, Consumer<Part> seen, String... args) {
    Parts out = new Parts(seen);
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Map.of("COLUMNS", "120", "OLLAMA_HOST", "127.0.0.1:1", "REDOUBT_CONFIG", "none"));
    int code = new Cli(terminal, clock, () -> false).run(args);
    terminal.out().flush();
    return new TimedRun(code, List.copyOf(out.parts), err.toString(StandardCharsets.UTF_8));
  }

  /// The milliseconds between each two parts that follow each other.
  List<Long> gaps() {
    List<Long> gaps = new ArrayList<>();
    for (int i = 1; i < parts.size(); i++) {
      gaps.add((parts.get(i).nanos() - parts.get(i - 1).nanos()) / 1_000_000);
    }
    return gaps;
  }

  private static final class Parts extends ByteArrayOutputStream {
    private final Consumer<Part> seen;
    private final List<Part> parts = new ArrayList<>();

    Parts(Consumer<Part> seen) {
      this.seen = seen;
    }

    @Override
    public synchronized void flush() {
      if (size() > 0) {
        Part part = new Part(toString(StandardCharsets.UTF_8), System.nanoTime());
        parts.add(part);
        reset();
        seen.accept(part);
      }
    }
  }
}
