package io.redoubt.event.state;

/// What was kept cannot be read: cut off, damaged, or of another form.
public final class BadState extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// @param message one line
  public BadState(String message) {
    super(message);
  }
}
