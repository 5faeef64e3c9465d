package io.redoubt.cli;

import io.redoubt.event.analysis.InputReport;
import java.util.List;

/// What did not go well with inputs, one line each on standard error.
final class Problems {
  private Problems() {}

  static void say(Terminal terminal, List<InputReport> inputs) {
    for (InputReport input : inputs) {
      if (input.skipped() != null) {
        terminal.err().println("redoubt: skipped " + input.path() + ": " + input.skipped());
      } else if (input.partial()) {
        terminal.err().println("redoubt: incomplete " + input.path() + ": " + input.note());
      }
    }
  }
}
