package io.redoubt.notify.reach;

import java.io.IOException;

/// No connection came about.
public final class Unreached extends IOException {
  private static final long serialVersionUID = 1L;

  private final boolean forbidden;

  /// @param message one line, names host and port, never a path or a secret
  /// @param forbidden whether the address is refused: trying again changes nothing
  public Unreached(String message, boolean forbidden) {
    super(message);
    this.forbidden = forbidden;
  }

  /// Whether the address is refused.
  public boolean forbidden() {
    return forbidden;
  }
}
