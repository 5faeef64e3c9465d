package io.redoubt.cli;

import io.redoubt.report.inert.Inert;

/// Makes text of rules and logs inert before a command prints it.
final class Safe {
  private Safe() {}

  static String text(String text) {
    return Inert.terminal(text);
  }
}
