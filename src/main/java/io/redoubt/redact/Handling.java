package io.redoubt.redact;

/// What happens to the value of a field before it leaves.
public enum Handling {
  /// It leaves as it stands, after the pattern redactor has looked at it.
  ALLOWED,
  /// A stand-in leaves.
  PSEUDONYMISED,
  /// Its name leaves, its value does not.
  DROPPED
}
