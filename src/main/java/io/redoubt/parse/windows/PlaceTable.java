package io.redoubt.parse.windows;

import io.redoubt.event.Field;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The places of one dialect's paths, learned as they come and found by the field's number. Reads
/// take no lock. Thread-safe.
final class PlaceTable {
  private final Dialect dialect;
  private volatile @Nullable Place[] byId = new Place[1024];

  PlaceTable(Dialect dialect) {
    this.dialect = dialect;
  }

  /// Where the leaf at this path goes.
  Place of(Field path) {
    int id = path.id();
    @Nullable Place[] table = byId;
    Place known = id >= 0 && id < table.length ? table[id] : null;
    if (known != null) {
      return known;
    }
    Place place = dialect.place(path.name());
    if (id >= 0) {
      learn(id, place);
    }
    return place;
  }

  private synchronized void learn(int id, Place place) {
    @Nullable Place[] table =
        id < byId.length ? byId : Arrays.copyOf(byId, Math.max(id + 1, byId.length * 2));
    table[id] = place;
    byId = table;
  }
}
