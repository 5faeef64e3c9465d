package io.redoubt.cli.terminal;

import io.redoubt.report.inert.Inert;

/// Makes text of rules and logs inert before a command prints it.
public final class Safe {
  private Safe() {}

  /// The text with control characters made visible, so that no value of a log can steer a terminal.
  public static String text(String text) {
    return Inert.terminal(text);
  }
}
