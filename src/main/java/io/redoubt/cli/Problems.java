package io.redoubt.cli;

import io.redoubt.event.analysis.InputReport;

/// What did not go well with an input, in one line.
final class Problems {
  private Problems() {}

  /// The problem, or an empty text.
  static String of(InputReport input) {
    if (input.skipped() != null) {
      return input.path() + ": skipped: " + input.skipped();
    }
    return input.partial() ? input.path() + ": incomplete: " + input.note() : "";
  }
}
