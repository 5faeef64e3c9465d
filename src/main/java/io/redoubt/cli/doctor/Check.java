package io.redoubt.cli.doctor;

/// What one look found.
///
/// @param name of the thing, one word
/// @param state how it is
/// @param detail what was seen, one line
/// @param remedy what to do; empty when nothing is to be done
public record Check(String name, State state, String detail, String remedy) {
  /// How a thing is.
  public enum State {
    /// As it should be.
    ok,
    /// It works, but look at it.
    warning,
    /// The service would not start, or would refuse records.
    failed
  }

  /// As it should be.
  public static Check ok(String name, String detail) {
    return new Check(name, State.ok, detail, "");
  }

  /// It works, but look at it.
  public static Check warning(String name, String detail, String remedy) {
    return new Check(name, State.warning, detail, remedy);
  }

  /// It does not work.
  public static Check failed(String name, String detail, String remedy) {
    return new Check(name, State.failed, detail, remedy);
  }
}
