package io.redoubt.normalize;

import io.redoubt.event.Constant;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.Field;
import io.redoubt.taxonomy.ecs.Condition;
import io.redoubt.taxonomy.ecs.Glob;
import io.redoubt.taxonomy.ecs.Lookup;
import io.redoubt.taxonomy.ecs.Mapping;
import io.redoubt.taxonomy.ecs.Step;
import io.redoubt.taxonomy.ecs.Target;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/* Every field that a mapping names has a slot. One pass over the cells chains the cells of each
 * slot (head and next are 1-based, 0 ends a chain); after that a statement costs an array look-up,
 * and nothing where its field is absent.
 */
/// Runs a [Mapping] over an event. Used again for the next event; not thread-safe.
final class EcsBinder {
  private final TimeReader times;
  private @Nullable Converter converter;
  private int[] head = new int[256];
  private int[] next = new int[256];

  EcsBinder(TimeReader times) {
    this.times = times;
  }

  /// Adds the mapping's ECS cells to the event.
  void bind(Mapping mapping, EventBuilder event) {
    chain(mapping, event);
    if (converter == null || !converter.isOf(event)) {
      converter = new Converter(event, this, times);
    }
    run(mapping.steps(), converter);
  }

  private void chain(Mapping mapping, EventBuilder event) {
    if (head.length < mapping.slots()) {
      head = new int[mapping.slots() * 2];
    }
    if (next.length <= event.size()) {
      next = new int[event.size() * 2];
    }
    Arrays.fill(head, 0, mapping.slots(), 0);
    for (int i = event.size() - 1; i >= 0; i--) {
      int slot = mapping.slot(event.field(i));
      if (slot >= 0) {
        next[i] = head[slot];
        head[slot] = i + 1;
      }
    }
  }

  /// Whether the target's field stands in the event.
  boolean filled(Target target) {
    return head[target.slot()] != 0;
  }

  /// Takes note that this cell is of the target's field.
  void fill(Target target, int cell) {
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
  }

  private void run(List<Step> steps, Converter converter) {
    for (int i = 0; i < steps.size(); i++) {
      switch (steps.get(i)) {
        case Step.Copies copies -> copyAll(copies, converter);
        case Step.Copy copy -> copy(copy, converter);
        case Step.Put put -> put(put, converter.event());
        case Step.When(Condition condition, List<Step> then) -> {
          if (holds(condition, converter)) {
            run(then, converter);
          }
        }
        case Step.Choice(int source, Lookup<List<Step>> blocks) ->
            choose(source, blocks, converter);
      }
    }
  }

  private void copyAll(Step.Copies all, Converter converter) {
    int[] sources = all.sources();
    for (int i = 0; i < sources.length; i++) {
      int cell = head[sources[i]];
      if (cell == 0) {
        continue;
      }
      Field plain = all.plain()[i];
      if (plain == null || next[cell - 1] != 0) {
        copy(all.copies()[i], converter);
      } else if (head[all.targets()[i]] == 0 && converter.says(cell - 1)) {
        EventBuilder event = converter.event();
        event.alias(plain, cell - 1);
        fillFirst(all.targets()[i], event.size() - 1);
      }
    }
  }

  private void copy(Step.Copy copy, Converter converter) {
    int cell = head[copy.source()];
    if (cell == 0 || (!copy.also() && converter.done(copy.how()))) {
      return;
    }
    if (next[cell - 1] == 0) {
      converter.convert(copy.how(), cell - 1);
      return;
    }
    do {
      int following = next[cell - 1];
      boolean made = converter.convert(copy.how(), cell - 1);
      cell = made && copy.first() ? 0 : following;
    } while (cell != 0);
  }

  private void put(Step.Put put, EventBuilder event) {
    if (!put.also() && filled(put.target())) {
      return;
    }
    for (Constant value : put.values()) {
      if (!stands(put.target(), value, event)) {
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
      if (event.field(i).is(target.field()) && event.text(i).equals(value.text())) {
        return true;
      }
    }
    return false;
  }

  private void choose(int source, Lookup<List<Step>> blocks, Converter converter) {
    for (int cell = head[source]; cell != 0; cell = next[cell - 1]) {
      Value value = converter.value(cell - 1);
      List<Step> then = blocks.get(value.buffer, value.from, value.to);
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
      Value value = converter.value(cell - 1);
      if (in.exact().get(value.buffer, value.from, value.to) != null) {
        return true;
      }
      for (Glob glob : in.globs()) {
        if (glob.matches(value.buffer, value.from, value.to)) {
          return true;
        }
      }
    }
    return false;
  }
}
