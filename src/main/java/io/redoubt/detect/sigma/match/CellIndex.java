package io.redoubt.detect.sigma.match;

import io.redoubt.event.Event;
import io.redoubt.event.Field;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/* Events of one kind share their fields, so that most events find the places of theirs made ready. */
/// Where the fields of one event stand, so that many questions cost one pass over its cells, or
/// none. Used again for the next event. Not thread-safe.
final class CellIndex {
  private static final int KINDS = 16;
  private static final int FIELDS = 1024;

  private final @Nullable Places[] known = new @Nullable Places[KINDS];
  private @Nullable Places places;
  private Event event;

  CellIndex(Event event) {
    this.event = event;
  }

  /// The places of the fields of one kind of event.
  private static final class Places {
    private Event of;

    /* By field id: the first cell, counted from 1; 0 for none. */
    private int[] first = new int[FIELDS];

    /* By cell: the next one of the same field, or -1. */
    private int[] next = {};

    Places(Event of) {
      this.of = of;
      note();
    }

    void become(Event other) {
      for (int i = 0; i < of.size(); i++) {
        int id = of.field(i).id();
        if (id >= 0) {
          first[id] = 0;
        }
      }
      of = other;
      note();
    }

    private void note() {
      int size = of.size();
      if (next.length < size) {
        next = new int[size];
      }
      for (int i = size - 1; i >= 0; i--) {
        int id = of.field(i).id();
        if (id >= first.length) {
          first = Arrays.copyOf(first, Math.max(id + 1, first.length * 2));
        }
        if (id >= 0) {
          next[i] = first[id] - 1;
          first[id] = i + 1;
        }
      }
    }
  }

  /// Turns to the next event.
  void event(Event next) {
    event = next;
    places = null;
  }

  /// The field's first cell, or -1.
  int first(Field field) {
    int id = field.id();
    if (id < 0) {
      return event.find(field);
    }
    int[] first = places().first;
    return id < first.length ? first[id] - 1 : -1;
  }

  /// The field's next cell after one of its own, or -1.
  int next(Field field, int cell) {
    return field.id() < 0 ? event.find(field, cell + 1) : places().next[cell];
  }

  private Places places() {
    Places ready = places;
    if (ready == null) {
      ready = find();
      places = ready;
    }
    return ready;
  }

  private Places find() {
    int hash = event.fieldsHash();
    int slot = (hash ^ hash >>> 8) & (KINDS - 1);
    Places kept = known[slot];
    if (kept == null) {
      kept = new Places(event);
      known[slot] = kept;
    } else if (!kept.of.sharesFields(event)) {
      kept.become(event);
    }
    return kept;
  }
}
