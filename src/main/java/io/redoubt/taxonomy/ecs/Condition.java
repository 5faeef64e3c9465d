package io.redoubt.taxonomy.ecs;

import java.util.List;

/// What must hold for a block of a mapping to run. Immutable.
public sealed interface Condition {
  /// The field stands in the event.
  record Present(int slot) implements Condition {}

  /// One of the field's values is among these, in any letter case.
  ///
  /// @param values the whole values
  /// @param exact the same, to be looked up
  /// @param globs values with `*` at either end
  record In(int slot, List<String> values, Lookup<Boolean> exact, List<Glob> globs)
      implements Condition {}

  /// The condition does not hold.
  record Not(Condition condition) implements Condition {}

  /// All of them hold.
  record All(List<Condition> conditions) implements Condition {}
}
