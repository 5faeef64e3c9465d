package io.redoubt.triage.context;

import io.redoubt.event.context.Entity;
import io.redoubt.triage.evidence.Line;

/// How an entity is named in a line.
final class About {
  private About() {}

  /// Begins a line with these words and the entity.
  static Line line(String words, Entity entity) {
    return name(new Line().say(words), entity);
  }

  /// Appends the entity.
  static Line name(Line line, Entity entity) {
    return line.named(entity.kind().field(), entity.value());
  }
}
