package io.redoubt.verify.ground;

import java.util.List;

/// An evidence line as the model saw it, in redacted space, without marks.
///
/// @param id `E1` …
/// @param text what it says
/// @param tags what it proves: `outcome:success`, `fact:no_success`, `technique:T1110`, …
/// @param outside whether parts of it came from outside: such a line never proves that something
///     is harmless
/// @param names the values of records in it, with the field each was read from: who is what
public record EvidenceLine(
    String id, String text, List<String> tags, boolean outside, List<Named> names) {

  /// A value of a record in the line.
  ///
  /// @param field the ECS field, such as `source.ip`
  /// @param value as it stands in the line
  public record Named(String field, String value) {}

  /// Copies the lists.
  public EvidenceLine {
    tags = List.copyOf(tags);
    names = List.copyOf(names);
  }

  /// A line of which nobody knows the fields.
  public EvidenceLine(String id, String text, List<String> tags, boolean outside) {
    this(id, text, tags, outside, List.of());
  }
}
