package io.redoubt.pipeline;

import io.redoubt.normalize.Normalizer;
import io.redoubt.normalize.TimeContext;
import io.redoubt.normalize.TimeReader;
import io.redoubt.taxonomy.ecs.Mappings;

/// Makes the per-worker stages out of the shared tables. Immutable and thread-safe.
public final class Stages {
  private final Mappings mappings = new Mappings();

  /// Loads the tables.
  public Stages() {}

  /// A normalizer for one batch of an entry.
  public Normalizer normalizer(TimeContext context) {
    return new Normalizer(mappings, new TimeReader(context));
  }
}
