package io.redoubt.parse.windows;

import io.redoubt.event.Field;

/// Where a part of a Windows event goes, and how its text is read.
///
/// @param field the field, or for [Kind#UNNAMED] the prefix of the numbered fields
/// @param kind how the value is written down
public record Place(Field field, Kind kind) {
  /// How a value is written down.
  public enum Kind {
    /// As text in one [Spelling].
    TEXT,
    /// As what it is already.
    AS_IT_IS,
    /// As a number where it is one.
    NUMBER,
    /// As a bit mask in hexadecimal.
    MASK,
    /// As the event's time, not as a field.
    TIME,
    /// As the next of `param1`, `param2` … (`Data` without a name).
    UNNAMED,
    /// Not at all (name spaces).
    NOTHING
  }

  static Place text(String field) {
    return new Place(Field.of(field), Kind.TEXT);
  }

  static Place asItIs(String field) {
    return new Place(Field.of(field), Kind.AS_IT_IS);
  }

  static Place number(String field) {
    return new Place(Field.of(field), Kind.NUMBER);
  }
}
