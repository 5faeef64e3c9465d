package io.redoubt.ingest.net;

/// A listener that cannot be: the option is not understood, the port is taken, a certificate is
/// unreadable. A usage error; the message names the value and the remedy.
public final class BadListen extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// Names the value and the remedy.
  public BadListen(String message) {
    super(message);
  }
}
