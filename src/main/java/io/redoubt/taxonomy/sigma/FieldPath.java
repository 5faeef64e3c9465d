package io.redoubt.taxonomy.sigma;

import io.redoubt.event.Field;

/// One place where the value of a Sigma field may stand in an event.
public sealed interface FieldPath {
  /// The values of a field.
  record One(Field field) implements FieldPath {}

  /// The values of every field below a name: what an object holds.
  ///
  /// @param prefix ends with a dot
  record Below(String prefix) implements FieldPath {}

  /// Two values joined, such as domain, `\` and user.
  record Joined(Field first, String separator, Field second) implements FieldPath {}

  /// Reads `a.b`, `a.b.**` or `a.b\c.d`.
  static FieldPath of(String text) {
    int backslash = text.indexOf('\\');
    if (backslash > 0) {
      return new Joined(
          Field.of(text.substring(0, backslash)), "\\", Field.of(text.substring(backslash + 1)));
    }
    return text.endsWith(".**")
        ? new Below(text.substring(0, text.length() - 2))
        : new One(Field.of(text));
  }
}
