package io.redoubt.detect.sigma.match;

import io.redoubt.event.Event;
import org.jspecify.annotations.Nullable;

/// The layouts of the kinds of events that came last. Not thread-safe.
final class Layouts {
  /* A power of two. A fleet of Windows machines logs some dozens of kinds. */
  private static final int KINDS = 128;

  /* Larger ones are hostile or rare, and not worth the memory. */
  private static final int LARGEST = 512;

  private final @Nullable Layout[] known = new @Nullable Layout[KINDS];
  private final int slots;

  /// For fields with so many slots.
  Layouts(int slots) {
    this.slots = slots;
  }

  /// The event's layout.
  Layout of(Event event) {
    int hash = event.fieldsHash();
    int slot = (hash ^ hash >>> 8) & (KINDS - 1);
    Layout kept = known[slot];
    if (kept != null && kept.of(event)) {
      return kept;
    }
    int other = slot ^ 1;
    Layout beside = known[other];
    if (beside != null && beside.of(event)) {
      return beside;
    }
    return fresh(event, kept == null ? slot : other);
  }

  private Layout fresh(Event event, int slot) {
    Layout fresh = new Layout(event, slots);
    if (event.size() <= LARGEST) {
      known[slot] = fresh;
    }
    return fresh;
  }
}
