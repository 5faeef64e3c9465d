package io.redoubt.audit;

/// The log cannot be opened, read or written. The message names what is wrong and what to do.
/// Whoever was about to act on an entry that could not be written must not act.
public final class AuditException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// With what to do about it.
  public AuditException(String message) {
    super(message);
  }

  /// With what to do about it, and what the system said.
  public AuditException(String message, Throwable cause) {
    super(message, cause);
  }
}
