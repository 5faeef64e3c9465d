package io.redoubt.detect.sigma.rule;

import io.redoubt.taxonomy.sigma.FieldPath;
import java.util.List;

/// A field as a rule names it, and where its values are found.
///
/// @param name as the rule writes it
/// @param paths the first one that an event has counts
/// @param slot a dense number, the same for equal paths, under which
/// [io.redoubt.detect.sigma.match.Values] remembers the values
public record FieldRef(String name, List<FieldPath> paths, int slot) {
  /// Copies the paths.
  public FieldRef {
    paths = List.copyOf(paths);
  }
}
