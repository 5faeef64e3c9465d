package io.redoubt.store.log;

/// The log cannot be opened; the message says why and what to do.
public final class LogException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// @param message one line
  public LogException(String message) {
    super(message);
  }

  /// With what was thrown.
  public LogException(String message, Throwable cause) {
    super(message, cause);
  }
}
