package io.redoubt.normalize;

import io.redoubt.event.Constant;
import io.redoubt.event.Ecs;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.Field;
import io.redoubt.taxonomy.ecs.Mapping;
import io.redoubt.taxonomy.ecs.Mappings;

/// Adds to a parsed event its ECS fields and its time: what the mapping of its format says, then
/// `event.kind`, `event.module`, `event.dataset` and `related.*`. One per worker and entry, not
/// thread-safe.
public final class Normalizer {
  private static final Constant EVENT = Constant.of("event");

  private final Mappings mappings;
  private final TimeReader times;
  private final EcsBinder binder;

  /// Uses these tables (shared by all) and reads times with this reader (this entry's).
  public Normalizer(Mappings mappings, TimeReader times) {
    this.mappings = mappings;
    this.times = times;
    this.binder = new EcsBinder(times);
  }

  /// Completes the event in place.
  public void normalize(EventBuilder event) {
    Mapping mapping = mappings.of(event.format());
    if (!mapping.steps().isEmpty()) {
      binder.bind(mapping, event);
    }
    orElse(event, Ecs.EVENT_KIND, EVENT);
    orElse(event, Ecs.EVENT_MODULE, mapping.module());
    orElse(event, Ecs.EVENT_DATASET, mapping.dataset());
    Related.add(event);
    if (event.timePending()) {
      int from = event.timeStart();
      event.time(
          times.read(event.timeShape(), event.timeBuffer(), from, from + event.timeLength()));
    }
  }

  private static void orElse(EventBuilder event, Field field, Constant value) {
    if (!event.has(field)) {
      event.add(field, value);
    }
  }
}
