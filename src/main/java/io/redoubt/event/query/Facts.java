package io.redoubt.event.query;

import io.redoubt.event.Ecs;
import io.redoubt.event.Event;
import java.util.function.BiConsumer;

/// The fields of an event that can be asked for, beside its text: its cells, and what the program
/// knows of it: `redoubt.format`, `redoubt.parse.status`, `redoubt.parse.reason`,
/// `redoubt.source.path`, `redoubt.time.status`. `@timestamp` and `event.id` are asked for in ways
/// of their own.
public final class Facts {
  private Facts() {}

  /// Hands over every field with its values as they stand, not folded; fields of text ({@link
  /// Texts}) included.
  public static void each(Event event, BiConsumer<String, String> fact) {
    for (int i = 0; i < event.size(); i++) {
      if (!event.field(i).is(Ecs.TIMESTAMP)) {
        fact.accept(event.field(i).name(), event.text(i));
      }
    }
    fact.accept("redoubt.format", event.format().id());
    fact.accept("redoubt.parse.status", event.outcome().status());
    if (!event.outcome().because().isEmpty()) {
      fact.accept("redoubt.parse.reason", event.outcome().because());
    }
    fact.accept("redoubt.source.path", event.record().entry().path());
    fact.accept("redoubt.time.status", event.time().status().id());
  }
}
