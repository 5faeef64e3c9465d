package io.redoubt.ingest;

/// A path on the command line does not exist, or a pattern is none: a usage error (exit code 2).
public final class NoSuchInput extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// Names the path and the remedy.
  public NoSuchInput(String message) {
    super(message);
  }
}
