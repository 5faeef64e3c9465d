package io.redoubt.cli.terminal;

/// Exit codes, as documented in `redoubt --help`.
public final class Exit {
  /// Done.
  public static final int OK = 0;

  /// An alert at or above `--fail-on`; no match; a failed rule test.
  public static final int FOUND = 1;

  /// Wrong usage or configuration, or results that could not be written.
  public static final int USAGE = 2;

  /// Some input could not be read to its end; results were printed.
  public static final int PARTIAL = 3;

  /// A language model was required and is missing.
  public static final int NO_MODEL = 4;

  /// Integrity check failed.
  public static final int INTEGRITY = 5;

  /// A bug in Redoubt.
  public static final int INTERNAL = 70;

  /// Stopped by Ctrl-C.
  public static final int INTERRUPTED = 130;

  private Exit() {}
}
