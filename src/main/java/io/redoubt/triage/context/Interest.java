package io.redoubt.triage.context;

import io.redoubt.event.Event;
import io.redoubt.event.Field;
import io.redoubt.event.context.Entity;
import io.redoubt.event.context.Entity.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which of the entities asked about an event names. Immutable and thread-safe: workers ask it
/// about every event, so that only events that matter reach [Gathering].
public final class Interest {
  private final Map<Kind, Map<String, List<Entity>>> asked = new EnumMap<>(Kind.class);
  private final Kind[][] kinds;
  private final Set<String> shapes;

  /// Interest in these entities, and in events of these forms.
  ///
  /// @param shapes as [Shape] writes them
  public Interest(Collection<Entity> entities, Collection<String> shapes) {
    this.shapes = Set.copyOf(shapes);
    entities.stream().distinct().forEach(this::learn);
    this.kinds = table(asked.keySet());
  }

  private void learn(Entity entity) {
    Map<String, List<Entity>> known = asked.computeIfAbsent(entity.kind(), _ -> new HashMap<>());
    for (String key : Naming.keys(entity)) {
      known.computeIfAbsent(key, _ -> new ArrayList<>(1)).add(entity);
    }
  }

  /* Field id → the kinds of entity that the field may name. */
  private static Kind[][] table(Set<Kind> asked) {
    int size = 0;
    for (Kind kind : asked) {
      for (Field field : Naming.fields(kind)) {
        size = Math.max(size, field.id() + 1);
      }
    }
    Kind[][] table = new Kind[size][];
    for (Kind kind : asked) {
      for (Field field : Naming.fields(kind)) {
        table[field.id()] = with(table[field.id()], kind);
      }
    }
    return table;
  }

  private static Kind[] with(Kind @Nullable [] some, Kind more) {
    List<Kind> all = new ArrayList<>(some == null ? List.of() : List.of(some));
    all.add(more);
    return all.toArray(Kind[]::new);
  }

  /// Whether the event is of one of the forms asked about.
  public boolean ofShape(Event event) {
    return !shapes.isEmpty() && shapes.contains(Shape.of(event));
  }

  /// The entities that the event names, each once, in the order of its fields; empty when none.
  public List<Entity> in(Event event) {
    List<Entity> found = null;
    for (int i = 0; i < event.size(); i++) {
      int id = event.field(i).id();
      if (id >= 0 && id < kinds.length && kinds[id] != null) {
        String value = event.text(i);
        for (Kind kind : kinds[id]) {
          found = add(kind, value, found);
        }
      }
    }
    return found == null ? List.of() : found;
  }

  private @Nullable List<Entity> add(Kind kind, String value, @Nullable List<Entity> found) {
    List<Entity> now = found;
    Map<String, List<Entity>> known = asked.getOrDefault(kind, Map.of());
    for (String candidate : Naming.candidates(kind, value)) {
      for (Entity entity : known.getOrDefault(candidate, List.of())) {
        if (Naming.same(entity, value) && (now == null || !now.contains(entity))) {
          now = now == null ? new ArrayList<>(2) : now;
          now.add(entity);
        }
      }
    }
    return now;
  }
}
