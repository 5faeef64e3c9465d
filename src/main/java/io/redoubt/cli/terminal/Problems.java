package io.redoubt.cli.terminal;

import io.redoubt.event.analysis.InputReport;
import java.util.List;

/// What did not go well with inputs, one line each on standard error.
public final class Problems {
  private Problems() {}

  /// Writes what could not be read, one line for each input and reason.
  public static void say(Terminal terminal, List<InputReport> inputs) {
    for (InputReport input : inputs) {
      if (input.skipped() != null) {
        terminal.err().println("redoubt: skipped " + input.path() + ": " + input.skipped());
      } else if (input.partial()) {
        terminal.err().println("redoubt: incomplete " + input.path() + ": " + input.note());
      }
    }
  }
}
