package io.redoubt.llm;

/// Whether a model that can think before it answers shall do so.
public enum Thinking {
  /// It shall not; the switch is sent to models that have one.
  OFF,
  /// It shall.
  ON,
  /// No switch is sent: the model does what it was made to do.
  UNSET
}
