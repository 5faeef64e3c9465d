package io.redoubt.detect.sigma;

import io.redoubt.event.Event;
import io.redoubt.event.Field;
import java.util.Arrays;

/// Where the fields of one event stand, so that many questions cost one pass over its cells. Used
/// again for the next event. Not thread-safe.
final class CellIndex {
  /* By field id: the turn in which it was seen, and its first and second cell then. */
  private int[] seen = new int[1024];
  private int[] first = new int[1024];
  private int[] second = new int[1024];
  private int turn = 1;
  private boolean ready;
  private Event event;

  CellIndex(Event event) {
    this.event = event;
  }

  /// Turns to the next event.
  void event(Event next) {
    event = next;
    turn++;
    ready = false;
  }

  /// The field's first cell, or -1.
  int first(Field field) {
    int id = field.id();
    if (id < 0) {
      return event.find(field);
    }
    if (!ready) {
      read();
    }
    return id < seen.length && seen[id] == turn ? first[id] : -1;
  }

  /// The field's next cell after one of its own, or -1.
  int next(Field field, int cell) {
    int id = field.id();
    boolean known = id >= 0 && cell == first[id];
    return known ? second[id] : event.find(field, cell + 1);
  }

  private void read() {
    ready = true;
    for (int i = event.size() - 1; i >= 0; i--) {
      int id = event.field(i).id();
      if (id >= 0) {
        note(id, i);
      }
    }
  }

  private void note(int id, int cell) {
    if (id >= seen.length) {
      int size = Math.max(id + 1, seen.length * 2);
      seen = Arrays.copyOf(seen, size);
      first = Arrays.copyOf(first, size);
      second = Arrays.copyOf(second, size);
    }
    second[id] = seen[id] == turn ? first[id] : -1;
    first[id] = cell;
    seen[id] = turn;
  }
}
