package io.redoubt.normalize;

import io.redoubt.event.EventBuilder;
import io.redoubt.event.Format;
import io.redoubt.taxonomy.ecs.Mapping;
import io.redoubt.taxonomy.ecs.Mappings;
import io.redoubt.taxonomy.ecs.Trails;
import org.jspecify.annotations.Nullable;

/// Adds to a parsed event its ECS fields and its time: what the mapping of its format says, the
/// sentence of a Windows event that came without its text (`message`), then `event.kind`,
/// `event.module`, `event.dataset` and `related.*`. One per worker and entry, not thread-safe.
public final class Normalizer {
  private static final int KNOWN = 16;

  private final Mappings mappings;
  private final TimeReader times;
  private final EcsBinder binder;
  private final Related related = new Related();
  private final Recorder recorder = new Recorder();
  private @Nullable Follower follower;
  private final @Nullable Format[] formats = new Format[KNOWN];
  private final @Nullable Mapping[] known = new Mapping[KNOWN];
  private @Nullable Saying saying;

  /* Of the format that came last: most come again. */
  private @Nullable Format lastFormat;
  private @Nullable Mapping last;
  private boolean windows;

  /// Uses these tables (shared by all) and reads times with this reader (this entry's).
  public Normalizer(Mappings mappings, TimeReader times) {
    this.mappings = mappings;
    this.times = times;
    this.binder = new EcsBinder(times, recorder);
  }

  /// Completes the event in place.
  public void normalize(EventBuilder event) {
    complete(mapping(event.format()), event);
    if (windows) {
      say(event);
    }
    if (event.timePending()) {
      int from = event.timeStart();
      event.time(
          times.read(event.timeShape(), event.timeBuffer(), from, from + event.timeLength()));
    }
  }

  private void complete(Mapping mapping, EventBuilder event) {
    Trails.Start start = mapping.trails().start(event);
    if (start == null) {
      recorder.idle();
      workOut(mapping, event);
      return;
    }
    Follower usual = follower;
    if (usual == null || !usual.isOf(event)) {
      usual = new Follower(event, times);
      follower = usual;
    }
    boolean timed = usual.timed();
    if (usual.follow(start.trail(timed))) {
      return;
    }
    if (start.full()) {
      recorder.idle();
      workOut(mapping, event);
      return;
    }
    synchronized (start) {
      recorder.begin(mapping.trails(), start, timed);
      workOut(mapping, event);
    }
  }

  private void workOut(Mapping mapping, EventBuilder event) {
    binder.bind(mapping, event);
    related.add(event, recorder);
    recorder.end(event);
  }

  private void say(EventBuilder event) {
    Saying words = saying;
    if (words == null) {
      words = new Saying(mappings.sentences());
      saying = words;
    }
    words.say(event);
  }

  @SuppressWarnings("ReferenceEquality") // another object of the same format is only looked up
  private Mapping mapping(Format format) {
    Mapping mapping = last;
    if (mapping == null || format != lastFormat) {
      mapping = known(format);
      last = mapping;
      windows = format.isOf("windows");
      lastFormat = format;
    }
    return mapping;
  }

  @SuppressWarnings("ReferenceEquality") // another object of the same format is only looked up
  private Mapping known(Format format) {
    int slot = format.id().hashCode() & (KNOWN - 1);
    Mapping mapping = known[slot];
    if (mapping == null || formats[slot] != format) {
      mapping = mappings.of(format);
      known[slot] = mapping;
      formats[slot] = format;
    }
    return mapping;
  }
}
