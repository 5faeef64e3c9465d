package io.redoubt.normalize;

import io.redoubt.event.EventBuilder;
import io.redoubt.taxonomy.ecs.Mapping;
import io.redoubt.taxonomy.ecs.Mappings;

/// Adds to a parsed event its ECS fields and its time: what the mapping of its format says, then
/// `event.kind`, `event.module`, `event.dataset` and `related.*`. One per worker and entry, not
/// thread-safe.
public final class Normalizer {
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
    binder.bind(mapping, event);
    Related.add(event);
    if (event.timePending()) {
      int from = event.timeStart();
      event.time(
          times.read(event.timeShape(), event.timeBuffer(), from, from + event.timeLength()));
    }
  }
}
