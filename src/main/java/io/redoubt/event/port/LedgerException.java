package io.redoubt.event.port;

/// The ledger could not do what was asked; nothing of it is kept.
public final class LedgerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Taken.Refusal reason;

  /// @param reason `FULL`: the disk is; `BUSY`: another program writes for long; `CLOSING`;
  ///     `BROKEN`: everything else
  /// @param message for people, one line, with the remedy when there is one
  /// @param cause what was thrown
  public LedgerException(Taken.Refusal reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /// Of no other cause.
  public LedgerException(Taken.Refusal reason, String message) {
    super(message);
    this.reason = reason;
  }

  /// Why.
  public Taken.Refusal reason() {
    return reason;
  }
}
