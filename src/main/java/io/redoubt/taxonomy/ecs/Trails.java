package io.redoubt.taxonomy.ecs;

import io.redoubt.event.EventBuilder;
import io.redoubt.event.Field;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/* Hostile records may have a shape each. So a shape is noted only when it comes a second time while
 * little else came between, shapes and deeds are counted, and when there are enough of them no more
 * are noted: what is known stays fast, the rest is worked out each time.
 */
/// Where the [Trail] of each shape of event begins, for one mapping. Thread-safe.
public final class Trails {
  /// The most deeds that are noted for one shape.
  public static final int MOST_OF_SHAPE = 4_000;

  /// The most deeds that are noted for all mappings together, at some 80 bytes each.
  static final int MOST = 250_000;

  private static final int MOST_SHAPES = 4_000;
  private static final int ONCE = 1_024;
  private static final int PROBES = 16;

  private final AtomicInteger left;
  private volatile Start[] table = new Start[64];
  private int size;
  private final int[] once = new int[ONCE];

  /// The beginning for events that have these fields in this order.
  public static final class Start {
    private final int hash;
    private Field[] fields;
    private final Trail untimed = new Trail();
    private final Trail timed = new Trail();
    private int deeds;
    private boolean full;

    private Start(int hash, Field[] fields) {
      this.hash = hash;
      this.fields = fields;
    }

    /* Where events share their fields they are known by that; a race only costs a comparison. */
    @SuppressWarnings("ReferenceEquality") // the very array is meant
    private boolean isOf(EventBuilder event) {
      Field[] shared = event.shared();
      Field[] own = fields;
      if (shared == own) {
        return true;
      }
      if (!event.ends(0, own)) {
        return false;
      }
      if (shared != null) {
        fields = shared;
      }
      return true;
    }

    /// Whether no more is noted for this shape.
    public boolean full() {
      return full;
    }

    /// The first place, for events that have their time already or not.
    public Trail trail(boolean withTime) {
      return withTime ? timed : untimed;
    }
  }

  /// Trails that note at most as many deeds as are `left`.
  Trails(AtomicInteger left) {
    this.left = left;
  }

  /// Where events with the fields of this one begin; null when they are not to be noted.
  public @Nullable Start start(EventBuilder event) {
    int hash = event.fieldsHash();
    Start[] known = table;
    int mask = known.length - 1;
    int i = hash & mask;
    for (int probes = 0; known[i] != null && probes < PROBES; probes++) {
      if (known[i].hash == hash && known[i].isOf(event)) {
        return known[i];
      }
      i = (i + 1) & mask;
    }
    return again(hash) ? add(hash, event) : null;
  }

  private boolean again(int hash) {
    int slot = (hash ^ hash >>> 15) & (ONCE - 1);
    boolean seen = once[slot] == hash;
    once[slot] = hash;
    return seen;
  }

  private synchronized @Nullable Start add(int hash, EventBuilder event) {
    if (size >= MOST_SHAPES || left.get() <= 0) {
      return null;
    }
    if (size * 2 >= table.length) {
      grow();
    }
    Start[] all = table;
    int mask = all.length - 1;
    int i = hash & mask;
    for (int probes = 0; all[i] != null; probes++) {
      if (all[i].hash == hash && event.ends(0, all[i].fields)) {
        return all[i];
      }
      if (probes >= PROBES) {
        return null;
      }
      i = (i + 1) & mask;
    }
    Field[] fields = fields(event);
    if (Arrays.stream(fields).anyMatch(field -> field.id() < 0)) {
      return null; // made afresh at each use: they would be kept for nothing
    }
    Start made = new Start(hash, fields);
    all[i] = made;
    size++;
    return made;
  }

  /// The fields of all cells, in order.
  public static Field[] fields(EventBuilder event) {
    Field[] fields = new Field[event.size()];
    Arrays.setAll(fields, event::field);
    return fields;
  }

  private void grow() {
    Start[] larger = new Start[table.length * 2];
    int mask = larger.length - 1;
    for (Start start : table) {
      if (start != null) {
        int i = start.hash & mask;
        while (larger[i] != null) {
          i = (i + 1) & mask;
        }
        larger[i] = start;
      }
    }
    table = larger;
  }

  /// Whether there is room for one more deed after this start, which is then taken. Asked under the
  /// lock of the start.
  public boolean room(Start start) {
    start.full = start.full || start.deeds++ >= MOST_OF_SHAPE || left.getAndDecrement() <= 0;
    return !start.full;
  }
}
