package io.redoubt.normalize;

import io.redoubt.taxonomy.ecs.Target;

/// Which of a mapping's fields stand in the event.
interface Filling {
  /// Whether the target's field stands in the event.
  boolean filled(Target target);

  /// Takes note that this cell is of the target's field.
  void fill(Target target, int cell);
}
