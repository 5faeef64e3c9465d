package io.redoubt.llm;

/// Whether a model can be asked now. Immutable.
public sealed interface Readiness {
  /// The model is loaded and has been looked at: it is the one that was asked for, on this machine
  /// or an allowed one.
  record Ready(ModelIdentity identity) implements Readiness {}

  /// The server is reading the model into memory; asking again later is the right thing.
  record Loading(String detail) implements Readiness {}

  /// The model cannot be asked.
  record Unusable(FailureReason reason, String detail) implements Readiness {}
}
