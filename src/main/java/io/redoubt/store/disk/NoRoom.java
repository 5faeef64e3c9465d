package io.redoubt.store.disk;

import java.io.IOException;

/// The disk, or what this user may have of it, is full.
public final class NoRoom extends IOException {
  private static final long serialVersionUID = 1L;

  /// What the system said.
  public NoRoom(IOException cause) {
    super(String.valueOf(cause.getMessage()), cause);
  }

  /// In words of our own.
  public NoRoom(String message) {
    super(message);
  }
}
