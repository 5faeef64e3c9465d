package io.redoubt.normalize;

import io.redoubt.event.EventBuilder;
import io.redoubt.event.EventTime;
import io.redoubt.event.Field;
import io.redoubt.taxonomy.ecs.Condition;
import io.redoubt.taxonomy.ecs.Conversion;
import io.redoubt.taxonomy.ecs.Deed;
import io.redoubt.taxonomy.ecs.Run;
import io.redoubt.taxonomy.ecs.Target;
import io.redoubt.taxonomy.ecs.Trail;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Does to an event what was done to earlier ones of its shape with the same outcomes. Not
/// thread-safe.
final class Follower implements Filling {
  private final EventBuilder event;
  private final Converter converter;
  private List<Target> full = List.of();
  private int before;

  Follower(EventBuilder event, TimeReader times) {
    this.event = event;
    this.converter = new Converter(event, this, times);
  }

  /// Whether it works on this event.
  @SuppressWarnings("ReferenceEquality") // the very builder is meant
  boolean isOf(EventBuilder other) {
    return event == other;
  }

  /// Whether the event has its time, or bytes that hold it.
  boolean timed() {
    return converter.timed();
  }

  /// Goes this way to its end; false, and the event as before, where it is not known how to go on.
  boolean follow(Trail first) {
    boolean timed = converter.timed();
    int size = event.size();
    int side = event.sideLength();
    Trail at = first;
    while (at != null) {
      Run run = at.run();
      if (run != null) {
        at = follow(run);
        continue;
      }
      Deed deed = at.deed();
      if (deed instanceof Deed.End end) {
        event.share(end.fields());
        return true;
      }
      at = deed == null ? null : after(at, deed);
    }
    event.truncate(size, side);
    if (!timed) {
      event.time(EventTime.ABSENT);
    }
    return false;
  }

  /// Does a run; where a value is unusual, its deed by itself. Gives where to go on.
  private @Nullable Trail follow(Run run) {
    List<Trail> steps = run.steps();
    int done = event.add(run.copies(), 0);
    while (done < run.copies().size()) {
      Trail at = steps.get(done);
      Deed deed = at.deed();
      Trail next = deed == null ? null : after(at, deed);
      done++;
      if (!isAt(next, steps.get(done))) {
        return next;
      }
      done = event.add(run.copies(), done);
    }
    return steps.get(done);
  }

  @SuppressWarnings("ReferenceEquality") // the very place is meant
  private static boolean isAt(@Nullable Trail one, Trail other) {
    return one == other;
  }

  private @Nullable Trail after(Trail at, Deed deed) {
    return switch (deed) {
      case Deed.Alias alias -> at.after(alias(alias));
      case Deed.Put put -> {
        event.add(put.to(), put.value());
        yield at.after(true);
      }
      case Deed.Numeric(Field to, int cell) -> at.after(number(to, cell));
      case Deed.Ip(Field to, int cell) -> at.after(ip(to, cell));
      case Deed.Table table -> at.after(table(table));
      case Deed.Lower(Field to, int cell) -> at.after(lower(to, cell));
      case Deed.Text(Field to, int cell) -> {
        boolean says = converter.says(cell);
        if (says) {
          event.aliasText(to, cell);
        }
        yield at.after(says);
      }
      case Deed.Convert convert -> {
        convert(convert);
        yield at.after(event, before);
      }
      case Deed.Relate relate -> at.after(relate(relate));
      case Deed.Choose choose -> {
        Value value = converter.value(choose.cell());
        yield at.after(choose.blocks().get(value.buffer, value.from, value.to));
      }
      case Deed.Is is -> at.after(is(is.in(), converter.value(is.cell())));
      case Deed.Stands stands -> at.after(event.text(stands.cell()).equals(stands.value().text()));
      case Deed.Time time -> {
        boolean says = converter.says(time.cell());
        if (says) {
          event.time(time.shape(), time.cell());
        }
        yield at.after(says);
      }
      case Deed.End _ -> null;
    };
  }

  private boolean alias(Deed.Alias alias) {
    boolean says = converter.says(alias.cell());
    if (says) {
      event.alias(alias.to(), alias.cell());
    }
    return says;
  }

  private boolean number(Field to, int cell) {
    int size = event.size();
    if (converter.says(cell)) {
      Numbers.number(to, cell, converter);
    }
    return event.size() > size;
  }

  private boolean ip(Field to, int cell) {
    int size = event.size();
    if (converter.says(cell)) {
      Addresses.ip(to, converter.value(cell));
    }
    return event.size() > size;
  }

  private boolean table(Deed.Table table) {
    int size = event.size();
    if (converter.says(table.cell())) {
      converter.table(table.to(), table.values(), table.cell());
    }
    return event.size() > size;
  }

  private boolean lower(Field to, int cell) {
    boolean says = converter.says(cell);
    if (says) {
      Texts.cased(to, converter.value(cell), false, event);
    }
    return says;
  }

  private void convert(Deed.Convert convert) {
    full = convert.full();
    before = event.size();
    Conversion how = convert.how();
    if (converter.says(convert.cell())) {
      converter.convertOther(how, convert.cell());
    }
  }

  private boolean relate(Deed.Relate relate) {
    boolean added = Related.isNew(event, relate.cell(), relate.others());
    if (added) {
      event.alias(relate.kind(), relate.cell());
    }
    return added;
  }

  /// Whether one of the values is this one.
  static boolean is(Condition.In in, Value value) {
    if (in.exact().get(value.buffer, value.from, value.to) != null) {
      return true;
    }
    for (int i = 0; i < in.globs().size(); i++) {
      if (in.globs().get(i).matches(value.buffer, value.from, value.to)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean filled(Target target) {
    for (int i = before; i < event.size(); i++) {
      if (event.field(i).is(target.field())) {
        return true;
      }
    }
    return !full.isEmpty() && full.contains(target);
  }

  @Override
  public void fill(Target target, int cell) {
    // the cells themselves tell
  }
}
