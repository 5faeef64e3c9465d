package io.redoubt.app.log;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/// Sets the whole process to tell of itself in one way. For the composition root of a process that
/// serves; it is not undone.
public final class Telling {
  /* Held, for a logger that nobody holds forgets its level. */
  private final Logger root = LogManager.getLogManager().getLogger("");
  private final Logger ours = Logger.getLogger("io.redoubt");
  private final PrintStream lines;

  private Telling(PrintStream err, boolean json, String level) {
    Teller teller = new Teller(err, json);
    teller.setLevel(Level.ALL);
    for (Handler handler : root.getHandlers()) {
      root.removeHandler(handler);
    }
    root.addHandler(teller);
    Level least = Teller.level(level);
    root.setLevel(least.intValue() < Level.INFO.intValue() ? Level.INFO : least);
    ours.setLevel(least);
    lines =
        json
            ? new PrintStream(
                new PrintedLines(teller, InstantSource.system()), true, StandardCharsets.UTF_8)
            : err;
  }

  /// From now on.
  ///
  /// @param err where lines go
  /// @param json whether as JSON
  /// @param level that is told at least: `error`, `warn`, `info` or `debug`; `debug` is ours alone
  public static Telling begin(PrintStream err, boolean json, String level) {
    return new Telling(err, json, level);
  }

  /// Where lines for people are printed now.
  public PrintStream lines() {
    return lines;
  }
}
