package io.redoubt.detect.sigma.match;

import io.redoubt.event.Event;
import org.jspecify.annotations.Nullable;

/// The layouts of the kinds of events that came last. Not thread-safe.
final class Layouts {
  /* A power of two. A fleet of Windows machines logs some dozens of kinds. */
  private static final int KINDS = 128;

  /* Places for one hash, which looks at some fields only. A power of two. */
  private static final int WAYS = 8;

  /* Larger ones are hostile or rare, and not worth the memory. */
  private static final int LARGEST = 512;

  private final @Nullable Layout[] known = new @Nullable Layout[KINDS];
  private final int slots;
  private int turn;

  /// For fields with so many slots.
  Layouts(int slots) {
    this.slots = slots;
  }

  /// The event's layout.
  Layout of(Event event) {
    int hash = event.fieldsHash() * 0x9E3779B1;
    int first = hash >>> 16 & (KINDS - 1);
    for (int way = 0; way < WAYS; way++) {
      Layout kept = known[first ^ way];
      if (kept == null) {
        return fresh(event, first ^ way);
      }
      if (kept.of(event)) {
        return kept;
      }
    }
    turn++;
    return fresh(event, first ^ (turn & WAYS - 1));
  }

  private Layout fresh(Event event, int slot) {
    Layout fresh = new Layout(event, slots);
    if (event.size() <= LARGEST) {
      known[slot] = fresh;
    }
    return fresh;
  }
}
