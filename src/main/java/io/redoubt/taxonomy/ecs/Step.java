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
  /// @param target slot of the field that must not be filled yet, or -1 for the event's time
  /// @param plain the field to fill where that is all there is to do, else null
  /// @param also whether to copy even where the target is filled already
  /// @param first whether only the first value counts
  record Copy(
      int source, Conversion how, int target, @Nullable Field plain, boolean also, boolean first)
      implements Step {
    static Copy of(int source, Conversion how, boolean also, boolean first) {
      int target = how instanceof Conversion.Time ? -1 : how.to().slot();
      Field plain = how instanceof Conversion.Same(Target to) ? to.field() : null;
      return new Copy(source, how, target, plain, also, first);
    }
  }

  /// Writes constants.
  ///
  /// @param also whether to write even where the target is filled already
  record Put(Target target, List<Constant> values, boolean also) implements Step {}

  /// Runs a block if the condition holds.
  record When(Condition condition, List<Step> then) implements Step {}

  /// Runs the blocks that stand for the value of one field: many [When]s in one look-up.
  record Choice(int source, Lookup<List<Step>> blocks) implements Step {}
}
