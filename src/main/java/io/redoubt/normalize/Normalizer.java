package io.redoubt.normalize;

import io.redoubt.event.EventBuilder;
import io.redoubt.event.Format;
import io.redoubt.taxonomy.ecs.Mapping;
import io.redoubt.taxonomy.ecs.Mappings;
import org.jspecify.annotations.Nullable;

/// Adds to a parsed event its ECS fields and its time: what the mapping of its format says, then
/// `event.kind`, `event.module`, `event.dataset` and `related.*`. One per worker and entry, not
/// thread-safe.
public final class Normalizer {
  private final Mappings mappings;
  private final TimeReader times;
  private final EcsBinder binder;
  private final Related related = new Related();
  private Format lastFormat = Format.TEXT;
  private @Nullable Mapping lastMapping;

  /// Uses these tables (shared by all) and reads times with this reader (this entry's).
  public Normalizer(Mappings mappings, TimeReader times) {
    this.mappings = mappings;
    this.times = times;
    this.binder = new EcsBinder(times);
  }

  /// Completes the event in place.
  public void normalize(EventBuilder event) {
    binder.bind(mapping(event.format()), event);
    related.add(event);
    if (event.timePending()) {
      int from = event.timeStart();
      event.time(
          times.read(event.timeShape(), event.timeBuffer(), from, from + event.timeLength()));
    }
  }

  @SuppressWarnings("ReferenceEquality") // another object of the same format is only looked up
  private Mapping mapping(Format format) {
    Mapping known = lastMapping;
    if (known == null || format != lastFormat) {
      known = mappings.of(format);
      lastMapping = known;
      lastFormat = format;
    }
    return known;
  }
}
