package io.redoubt.taxonomy.ecs;

import io.redoubt.event.Field;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/* Letter case in native names does not count: exporters differ in it. A field's slot is therefore
 * found by its lower-cased name once, and remembered by its id. The memory is written by many
 * threads without a lock; every write of one place is the same value, so a race only costs a second
 * look-up.
 */
/// The compiled table of one format: statements over numbered fields. Thread-safe.
public final class Mapping {
  private static final short NONE = -1;

  private final Map<String, Integer> slots;
  private final List<Step> steps;
  private final Plan plan;
  private final Trails trails;
  private volatile short[] slotById = new short[1024];

  Mapping(Map<String, Integer> slots, List<Step> steps, AtomicInteger deedsLeft) {
    this.slots = new HashMap<>(slots);
    this.steps = List.copyOf(steps);
    this.plan = new Plan(this.steps, slots.size());
    this.trails = new Trails(deedsLeft);
  }

  /// The number of fields it knows.
  public int slots() {
    return slots.size();
  }

  /// The number of this field in the mapping, or -1 when the mapping does not know it.
  public int slot(Field field) {
    int id = field.id();
    short[] known = slotById;
    if (id >= 0 && id < known.length && known[id] != 0) {
      return known[id] == NONE ? -1 : known[id] - 1;
    }
    return learn(field, id);
  }

  private int learn(Field field, int id) {
    Integer slot = slots.get(field.name().toLowerCase(Locale.ROOT));
    if (id >= 0) {
      if (id >= slotById.length) {
        slotById = Arrays.copyOf(slotById, Math.max(slotById.length * 2, id + 1));
      }
      slotById[id] = slot == null ? NONE : (short) (slot + 1);
    }
    return slot == null ? -1 : slot;
  }

  /// The statements, in order.
  public List<Step> steps() {
    return steps;
  }

  /// The same statements, ready to be run.
  public Plan plan() {
    return plan;
  }

  /// What it came to so far, by the shape of events.
  public Trails trails() {
    return trails;
  }
}
