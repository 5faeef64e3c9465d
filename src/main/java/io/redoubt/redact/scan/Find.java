package io.redoubt.redact.scan;

/// Something found in a text.
///
/// @param from where it begins in the text as it stands
/// @param to where it ends, exclusive
/// @param kind what it is
/// @param name which kind of secret, such as `aws-access-key`; empty for identifiers
/// @param value what it says, spellings undone
public record Find(int from, int to, Kind kind, String name, String value) {
  /// How much of the text it covers.
  public int length() {
    return to - from;
  }
}
