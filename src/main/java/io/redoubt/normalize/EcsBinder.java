package io.redoubt.normalize;

import io.redoubt.event.Constant;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.Field;
import io.redoubt.taxonomy.ecs.Condition;
import io.redoubt.taxonomy.ecs.Conversion;
import io.redoubt.taxonomy.ecs.Lookup;
import io.redoubt.taxonomy.ecs.Mapping;
import io.redoubt.taxonomy.ecs.Plan;
import io.redoubt.taxonomy.ecs.Step;
import io.redoubt.taxonomy.ecs.Target;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/* Every field that a mapping names has a slot. One pass over the cells chains the cells of each
 * slot (head and next are 1-based, 0 ends a chain) and gathers which statements they wake; after
 * that a statement costs an array look-up, and nothing where its field is absent.
 */
/// Runs a [Mapping] over an event. Used again for the next event; not thread-safe.
final class EcsBinder implements Filling {
  private final TimeReader times;
  private final Recorder recorder;
  private @Nullable Converter converter;
  private Plan plan = Plan.EMPTY;
  private int[] head = new int[256];
  private int[] next = new int[256];
  private long[] awake = new long[8];

  EcsBinder(TimeReader times, Recorder recorder) {
    this.times = times;
    this.recorder = recorder;
  }

  /// Adds the mapping's ECS cells to the event.
  void bind(Mapping mapping, EventBuilder event) {
    chain(mapping, event);
    if (converter == null || !converter.isOf(event)) {
      converter = new Converter(event, this, times);
    }
    for (int w = 0; w < plan.words(); w++) {
      long later = -1L;
      for (long bits = awake[w]; bits != 0; bits = awake[w] & later) {
        int bit = Long.numberOfTrailingZeros(bits);
        later = -2L << bit; // statements before may be woken too late: then they had nothing to do
        run(plan.step(w * Long.SIZE + bit), converter);
      }
    }
  }

  private void chain(Mapping mapping, EventBuilder event) {
    plan = mapping.plan();
    if (head.length < mapping.slots()) {
      head = new int[mapping.slots() * 2];
    }
    if (next.length <= event.size()) {
      next = new int[event.size() * 2];
    }
    if (awake.length < plan.words()) {
      awake = new long[plan.words()];
    }
    Arrays.fill(head, 0, mapping.slots(), 0);
    plan.begin(awake);
    for (int i = event.size() - 1; i >= 0; i--) {
      int slot = mapping.slot(event.field(i));
      if (slot >= 0) {
        next[i] = head[slot];
        if (head[slot] == 0) {
          plan.wake(slot, awake);
        }
        head[slot] = i + 1;
      }
    }
  }

  @Override
  public boolean filled(Target target) {
    return head[target.slot()] != 0;
  }

  @Override
  public void fill(Target target, int cell) {
    if (head[target.slot()] == 0) {
      fillFirst(target.slot(), cell);
    }
  }

  private void fillFirst(int slot, int cell) {
    if (cell >= next.length) {
      next = Arrays.copyOf(next, cell * 2);
    }
    next[cell] = 0;
    head[slot] = cell + 1;
    plan.wake(slot, awake);
  }

  private void run(List<Step> steps, Converter converter) {
    for (int i = 0; i < steps.size(); i++) {
      run(steps.get(i), converter);
    }
  }

  private void run(Step step, Converter converter) {
    switch (step) {
      case Step.Copy copy -> copy(copy, converter);
      case Step.Put put -> put(put, converter.event());
      case Step.When(Condition condition, List<Step> then) -> {
        if (holds(condition, converter)) {
          run(then, converter);
        }
      }
      case Step.Choice(int source, Lookup<List<Step>> blocks) -> choose(source, blocks, converter);
    }
  }

  private void copy(Step.Copy copy, Converter converter) {
    int cell = head[copy.source()];
    if (cell == 0 || (!copy.also() && done(copy, converter))) {
      return;
    }
    if (next[cell - 1] == 0) {
      copyOne(copy, cell - 1, converter);
      return;
    }
    do {
      int following = next[cell - 1];
      boolean made = convert(copy.how(), cell - 1, converter);
      cell = made && copy.first() ? 0 : following;
    } while (cell != 0);
  }

  private boolean done(Step.Copy copy, Converter converter) {
    return copy.target() >= 0 ? head[copy.target()] != 0 : converter.timed();
  }

  private void copyOne(Step.Copy copy, int cell, Converter converter) {
    Field plain = copy.plain();
    if (plain == null) {
      convert(copy.how(), cell, converter);
    } else {
      same(plain, copy.target(), cell, converter);
    }
  }

  private boolean same(Field to, int slot, int cell, Converter converter) {
    boolean says = converter.says(cell);
    recorder.alias(to, cell, says);
    if (says) {
      EventBuilder event = converter.event();
      event.alias(to, cell);
      if (head[slot] == 0) {
        fillFirst(slot, event.size() - 1);
      }
    }
    return says;
  }

  /// Converts a cell; false when the value says nothing or does not fit.
  private boolean convert(Conversion how, int cell, Converter converter) {
    if (how instanceof Conversion.Same(Target to)) {
      return same(to.field(), to.slot(), cell, converter);
    }
    EventBuilder event = converter.event();
    boolean says = converter.says(cell);
    if (how instanceof Conversion.Time time) {
      recorder.time(time, cell, says);
      if (says) {
        event.time(time.shape(), cell);
      }
      return says;
    }
    int before = event.size();
    List<Target> full = recorder.full(how, this);
    if (says) {
      converter.convertOther(how, cell);
    }
    recorder.convert(how, cell, full, event, before);
    boolean made = event.size() > before;
    if (made) {
      fill(how.to(), before);
    }
    return made;
  }

  private void put(Step.Put put, EventBuilder event) {
    if (!put.also() && filled(put.target())) {
      return;
    }
    List<Constant> values = put.values();
    for (int i = 0; i < values.size(); i++) { // an iterator would be an object for each event
      Constant value = values.get(i);
      if (!stands(put.target(), value, event)) {
        recorder.put(put.target().field(), value, event.size());
        event.add(put.target().field(), value);
        fill(put.target(), event.size() - 1);
      }
    }
  }

  private boolean stands(Target target, Constant value, EventBuilder event) {
    if (head[target.slot()] == 0) {
      return false;
    }
    for (int i = head[target.slot()] - 1; i < event.size(); i++) {
      if (event.field(i).is(target.field())) {
        boolean equal = event.text(i).equals(value.text());
        recorder.stands(value, i, equal);
        if (equal) {
          return true;
        }
      }
    }
    return false;
  }

  private void choose(int source, Lookup<List<Step>> blocks, Converter converter) {
    for (int cell = head[source]; cell != 0; cell = next[cell - 1]) {
      Value value = converter.value(cell - 1);
      List<Step> then = blocks.get(value.buffer, value.from, value.to);
      recorder.choose(blocks, cell - 1, then);
      if (then != null) {
        run(then, converter);
      }
    }
  }

  private boolean holds(Condition condition, Converter converter) {
    return switch (condition) {
      case Condition.Present(int slot) -> head[slot] != 0;
      case Condition.Not(Condition inner) -> !holds(inner, converter);
      case Condition.All(List<Condition> all) -> {
        for (Condition one : all) {
          if (!holds(one, converter)) {
            yield false;
          }
        }
        yield true;
      }
      case Condition.In in -> isIn(in, converter);
    };
  }

  private boolean isIn(Condition.In in, Converter converter) {
    for (int cell = head[in.slot()]; cell != 0; cell = next[cell - 1]) {
      boolean holds = Follower.is(in, converter.value(cell - 1));
      recorder.is(in, cell - 1, holds);
      if (holds) {
        return true;
      }
    }
    return false;
  }
}
