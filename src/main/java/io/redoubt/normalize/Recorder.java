package io.redoubt.normalize;

import io.redoubt.event.Constant;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.Field;
import io.redoubt.taxonomy.ecs.Condition;
import io.redoubt.taxonomy.ecs.Conversion;
import io.redoubt.taxonomy.ecs.Deed;
import io.redoubt.taxonomy.ecs.Lookup;
import io.redoubt.taxonomy.ecs.Step;
import io.redoubt.taxonomy.ecs.Target;
import io.redoubt.taxonomy.ecs.Trail;
import io.redoubt.taxonomy.ecs.Trails;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Notes in a [Trail] what is done to an event, as long as there is room. Used again for the next
/// event; works under the lock of the trail's start; not thread-safe.
final class Recorder {
  private @Nullable Trails trails;
  private Trails.@Nullable Start start;
  private @Nullable Trail at;
  private final BitSet own = new BitSet();

  Recorder() {}

  /// Begins at this start.
  void begin(Trails all, Trails.Start first, boolean timed) {
    trails = all;
    start = first;
    at = first.trail(timed);
    own.clear();
  }

  /// Begins without noting anything.
  void idle() {
    at = null;
    own.clear();
  }

  void alias(Field to, int cell, boolean says) {
    if (fresh()) {
      note(new Deed.Alias(to, cell));
    }
    go(says);
  }

  void time(Conversion.Time time, int cell, boolean says) {
    if (fresh()) {
      note(new Deed.Time(time.shape(), cell));
    }
    go(says);
  }

  void put(Field to, Constant value, int cell) {
    own.set(cell);
    if (fresh()) {
      note(new Deed.Put(to, value));
    }
    go(true);
  }

  void is(Condition.In in, int cell, boolean holds) {
    if (fresh()) {
      note(new Deed.Is(in, cell));
    }
    go(holds);
  }

  /// A constant that was put just now is what it is whatever the event.
  void stands(Constant value, int cell, boolean stands) {
    if (own.get(cell)) {
      return;
    }
    if (fresh()) {
      note(new Deed.Stands(value, cell));
    }
    go(stands);
  }

  void relate(Field kind, int cell, int[] others, boolean added) {
    if (fresh()) {
      note(new Deed.Relate(kind, cell, others));
    }
    go(added);
  }

  void choose(Lookup<List<Step>> blocks, int cell, @Nullable List<Step> chosen) {
    if (fresh()) {
      note(new Deed.Choose(blocks, cell));
    }
    Trail here = at;
    if (here != null) {
      at = here.make(chosen);
    }
  }

  /// Which of the fields beside a conversion's main one are full; empty when nothing is noted.
  List<Target> full(Conversion how, Filling filling) {
    return fresh() ? how.beside().stream().filter(filling::filled).toList() : List.of();
  }

  void convert(Conversion how, int cell, List<Target> full, EventBuilder event, int before) {
    Deed deed = deed(how, cell, full);
    if (fresh()) {
      note(deed);
    }
    Trail here = at;
    if (here != null) {
      at =
          deed instanceof Deed.Convert
              ? here.make(event, before)
              : here.make(event.size() > before);
    }
  }

  private static Deed deed(Conversion how, int cell, List<Target> full) {
    if (how instanceof Conversion.Text(Target to)) {
      return new Deed.Text(to.field(), cell);
    }
    if (how instanceof Conversion.Numeric(Target to)) {
      return new Deed.Numeric(to.field(), cell);
    }
    if (how instanceof Conversion.Ip(Target to)) {
      return new Deed.Ip(to.field(), cell);
    }
    if (how instanceof Conversion.Table(Target to, Lookup<Constant> values)) {
      return new Deed.Table(to.field(), values, cell);
    }
    if (how instanceof Conversion.Cased(Target to, boolean upper) && !upper) {
      return new Deed.Lower(to.field(), cell);
    }
    return new Deed.Convert(how, cell, full);
  }

  /// Notes that all is done.
  void end(EventBuilder event) {
    if (fresh()) {
      note(new Deed.End(Trails.fields(event)));
    }
    at = null;
  }

  /// Whether nobody came to this place before.
  private boolean fresh() {
    return at != null && at.deed() == null;
  }

  private void note(Deed deed) {
    if (at != null && trails != null && start != null && trails.room(start)) {
      at.deed(deed);
    } else {
      at = null;
    }
  }

  private void go(boolean outcome) {
    if (at != null) {
      at = at.make(outcome);
    }
  }
}
