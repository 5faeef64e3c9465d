package io.redoubt.api.compat.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the rules say about an event, so that a model cannot talk it down. Thread-safe.
@FunctionalInterface
public interface Floor {
  /// Nothing fires.
  Floor NONE = _ -> Optional.empty();

  /// What fires on the fields of an event or a summary; empty when nothing does.
  Optional<Level> under(Map<String, String> fields);

  /// What fires on none of some records alone but on several of them together, such as many
  /// failures of one sender.
  default List<Level> together(List<String> records) {
    return List.of();
  }

  /// The least that is to be said.
  ///
  /// @param risk from 0 to 100
  /// @param classification one of [Judgement#CLASSES]
  /// @param rules the names of what fired
  record Level(int risk, String classification, List<String> rules) {
    /// Copies the list.
    public Level {
      rules = List.copyOf(rules);
    }
  }
}
