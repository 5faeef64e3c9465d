package io.redoubt.detect.sigma.read;

import java.util.Locale;
import java.util.Optional;

/// The value modifiers of the Sigma specification.
enum Modifier {
  /// Every value must match.
  ALL,
  /// The value begins the field.
  STARTSWITH,
  /// The value ends the field.
  ENDSWITH,
  /// The value is somewhere in the field.
  CONTAINS,
  /// The field is there or is not.
  EXISTS,
  /// Case counts.
  CASED,
  /// None of the values.
  NEQ,
  /// Option characters are interchangeable.
  WINDASH,
  /// A regular expression.
  RE,
  /// Of a regular expression: case does not count.
  I,
  /// Of a regular expression: `^` and `$` also match at line ends.
  M,
  /// Of a regular expression: `.` also matches line ends.
  S,
  /// Encoded in Base64.
  BASE64,
  /// Encoded in Base64 at any of three offsets.
  BASE64OFFSET,
  /// Encoded in UTF-16, little endian.
  UTF16LE,
  /// Encoded in UTF-16, big endian.
  UTF16BE,
  /// Encoded in UTF-16 with a byte order mark.
  UTF16,
  /// The same as [#UTF16LE].
  WIDE,
  /// Less.
  LT,
  /// Less or equal.
  LTE,
  /// Greater.
  GT,
  /// Greater or equal.
  GTE,
  /// Minute of a date.
  MINUTE,
  /// Hour of a date.
  HOUR,
  /// Day of a date.
  DAY,
  /// Week of a date.
  WEEK,
  /// Month of a date.
  MONTH,
  /// Year of a date.
  YEAR,
  /// An address range.
  CIDR,
  /// Placeholders.
  EXPAND,
  /// Another field's value.
  FIELDREF;

  /// The modifier that rules write so.
  static Optional<Modifier> find(String id) {
    for (Modifier modifier : values()) {
      if (modifier.id().equals(id)) {
        return Optional.of(modifier);
      }
    }
    return Optional.empty();
  }

  /// As written in rules.
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
