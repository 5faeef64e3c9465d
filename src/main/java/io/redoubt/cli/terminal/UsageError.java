package io.redoubt.cli.terminal;

/// The user asked for something that cannot be done: exit code 2, the message names the value and
/// the remedy.
public final class UsageError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// An error of whoever typed the command.
  ///
  /// @param message what was given, and what would be right
  public UsageError(String message) {
    super(message);
  }
}
