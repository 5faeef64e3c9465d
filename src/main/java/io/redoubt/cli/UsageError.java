package io.redoubt.cli;

/// The user asked for something that cannot be done: exit code 2, the message names the value and
/// the remedy.
final class UsageError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UsageError(String message) {
    super(message);
  }
}
