package io.redoubt.taxonomy.ecs;

import io.redoubt.event.Constant;
import io.redoubt.event.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One statement of a compiled mapping. Immutable.
public sealed interface Step {
  /// Copies a native field's values.
  ///
  /// @param source slot of the native field
  /// @param how what is done to each value, and where it goes
  /// @param also whether to copy even where the target is filled already
  /// @param first whether only the first value counts
  record Copy(int source, Conversion how, boolean also, boolean first) implements Step {}

  /// Copies in a row, laid out so that those whose native field is absent cost next to nothing.
  ///
  /// @param sources the copies' sources
  /// @param targets the slots of their main targets
  /// @param plain the field to fill where a copy is no more than that, else null
  record Copies(int[] sources, int[] targets, @Nullable Field[] plain, Copy[] copies)
      implements Step {}

  /// Writes constants.
  ///
  /// @param also whether to write even where the target is filled already
  record Put(Target target, List<Constant> values, boolean also) implements Step {}

  /// Runs a block if the condition holds.
  record When(Condition condition, List<Step> then) implements Step {}

  /// Runs the blocks that stand for the value of one field: many [When]s in one look-up.
  record Choice(int source, Lookup<List<Step>> blocks) implements Step {}
}
