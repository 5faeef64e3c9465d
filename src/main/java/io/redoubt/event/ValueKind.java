package io.redoubt.event;

/// What a field's value is, for writing it down again.
public enum ValueKind {
  /// Text.
  TEXT,
  /// A number, whose text is its digits as written.
  NUMBER,
  /// `true` or `false`.
  BOOLEAN
}
