package io.redoubt.redact;

/// What redaction made of a text: something that may leave, or nothing.
public sealed interface Redaction {
  /// It may leave.
  record Done(Redacted redacted) implements Redaction {}

  /// It could not be cleaned in bounds, so none of it leaves.
  ///
  /// @param reason for people, without any of the text
  record Refused(String reason) implements Redaction {}
}
