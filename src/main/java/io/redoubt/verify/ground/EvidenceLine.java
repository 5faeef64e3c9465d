package io.redoubt.verify.ground;

import java.util.List;

/// An evidence line as the model saw it, in redacted space, without marks.
///
/// @param id `E1` …
/// @param text what it says
/// @param tags what it proves: `outcome:success`, `fact:no_success`, `technique:T1110`, …
/// @param outside whether parts of it came from outside: such a line never proves that something
///     is harmless
public record EvidenceLine(String id, String text, List<String> tags, boolean outside) {
  /// Copies the list.
  public EvidenceLine {
    tags = List.copyOf(tags);
  }
}
