package io.redoubt.store.index;

import io.redoubt.event.Event;
import io.redoubt.event.EventFields;
import io.redoubt.event.query.Facts;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The names of fields, and under which of them the cells of an event stand, which is looked up
/// once for all events that have the same fields. Not thread-safe.
final class Kinds {
  /// Names that are remembered; a hostile sender may use any number.
  private static final int MOST_NAMES = 20_000;

  /* A power of two. What falls on the same place takes it. */
  private static final int PLACES = 1024;

  private final Map<String, NameGroup> names = new HashMap<>();
  private final @Nullable Kind[] kinds = new Kind[PLACES];

  /// Events with the same fields.
  ///
  /// @param names of their cells; null for a cell that is not indexed under one
  private record Kind(EventFields fields, @Nullable NameGroup[] names) {}

  /// Before an event; those remembered so far may be forgotten.
  void begin() {
    if (names.size() > MOST_NAMES) {
      names.clear();
      Arrays.fill(kinds, null);
    }
  }

  /// The name of a field.
  NameGroup name(String field) {
    NameGroup name = names.get(field);
    if (name == null) {
      name = new NameGroup(field);
      names.put(field, name);
    }
    return name;
  }

  /// The names of the event's cells; null for one that is not indexed under its name.
  @Nullable NameGroup[] cells(Event event) {
    int place = event.fieldsHash() & PLACES - 1;
    Kind kind = kinds[place];
    if (kind == null || !kind.fields().of(event)) {
      kind = new Kind(event.fields(), named(event));
      kinds[place] = kind;
    }
    return kind.names();
  }

  private @Nullable NameGroup[] named(Event event) {
    @Nullable NameGroup[] cells = new NameGroup[event.size()];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = Facts.has(event.field(i)) ? name(event.field(i).name()) : null;
    }
    return cells;
  }
}
