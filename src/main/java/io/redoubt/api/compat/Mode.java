package io.redoubt.api.compat;

/// How closely the reference system is followed.
public enum Mode {
  /// As the reference, but for the rows of the table in `docs/compat.md`.
  SAFE,
  /// To the letter.
  STRICT
}
