package io.redoubt.event.query;

import io.redoubt.event.Ecs;
import io.redoubt.event.Event;
import io.redoubt.event.Field;
import java.util.function.BiConsumer;

/// The fields of an event that can be asked for, beside its text: its cells, and what the program
/// knows of it: `redoubt.format`, `redoubt.parse.status`, `redoubt.parse.reason`,
/// `redoubt.source.path`, `redoubt.time.status`. `@timestamp`, `event.id` and `event.original` are
/// asked for in ways of their own.
public final class Facts {
  /// Characters of the longest name that can be asked for.
  public static final int LONGEST_NAME = 256;

  private Facts() {}

  /// Hands over every field with its values as they stand, not folded; fields of text ({@link
  /// Texts}) included.
  public static void each(Event event, BiConsumer<String, String> fact) {
    for (int i = 0; i < event.size(); i++) {
      Field field = event.field(i);
      if (has(field)) {
        fact.accept(field.name(), event.text(i));
      }
    }
    known(event, fact);
  }

  /// Whether a cell of this field is among them.
  public static boolean has(Field field) {
    return !field.is(Ecs.TIMESTAMP)
        && !field.is(Ecs.EVENT_ORIGINAL)
        && field.name().length() <= LONGEST_NAME;
  }

  /// Hands over only what the program knows of the event, which stands in no cell.
  public static void known(Event event, BiConsumer<String, String> fact) {
    fact.accept("redoubt.format", event.format().id());
    fact.accept("redoubt.parse.status", event.outcome().status());
    if (!event.outcome().because().isEmpty()) {
      fact.accept("redoubt.parse.reason", event.outcome().because());
    }
    fact.accept("redoubt.source.path", event.record().entry().path());
    fact.accept("redoubt.time.status", event.time().status().id());
  }
}
