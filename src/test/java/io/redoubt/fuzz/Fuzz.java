package io.redoubt.fuzz;

/// What Jazzer calls: the target that `redoubt.fuzz.target` names.
public final class Fuzz {
  private static final FuzzTarget TARGET =
      new FuzzTargets().get(System.getProperty("redoubt.fuzz.target", "line"));

  private Fuzz() {}

  /// Gives these bytes to the target.
  public static void fuzzerTestOneInput(byte[] bytes) {
    TARGET.take(bytes);
  }
}
