package io.redoubt.taxonomy.ecs;

import io.redoubt.event.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Turns runs of `when f = …` blocks on one field into one look-up by the field's value, and runs
/// of
/// copies into one step.
final class Runs {
  private Runs() {}

  static List<Step> merge(List<Step> steps) {
    List<Step> merged = new ArrayList<>();
    List<Step.When> run = new ArrayList<>();
    for (Step step : steps) {
      if (step instanceof Step.When when && slot(when) >= 0) {
        if (!run.isEmpty() && slot(run.getFirst()) != slot(when)) {
          flush(run, merged);
        }
        run.add(when);
      } else {
        flush(run, merged);
        merged.add(step);
      }
    }
    flush(run, merged);
    return copies(merged);
  }

  private static List<Step> copies(List<Step> steps) {
    List<Step> merged = new ArrayList<>();
    List<Step.Copy> run = new ArrayList<>();
    for (Step step : steps) {
      if (step instanceof Step.Copy copy) {
        run.add(copy);
      } else {
        flushCopies(run, merged);
        merged.add(step);
      }
    }
    flushCopies(run, merged);
    return List.copyOf(merged);
  }

  private static void flushCopies(List<Step.Copy> run, List<Step> merged) {
    if (!run.isEmpty()) {
      int[] sources = run.stream().mapToInt(Step.Copy::source).toArray();
      int[] targets = run.stream().mapToInt(copy -> copy.how().to().slot()).toArray();
      @Nullable Field[] plain = run.stream().map(Runs::plain).toArray(Field[]::new);
      merged.add(new Step.Copies(sources, targets, plain, run.toArray(Step.Copy[]::new)));
      run.clear();
    }
  }

  private static @Nullable Field plain(Step.Copy copy) {
    return copy.how() instanceof Conversion.Same(Target to) && !copy.also() ? to.field() : null;
  }

  /// The field a block is chosen by, or -1 where it is not one field's exact value.
  private static int slot(Step.When when) {
    return when.condition() instanceof Condition.In in && in.globs().isEmpty() ? in.slot() : -1;
  }

  private static void flush(List<Step.When> run, List<Step> merged) {
    if (run.size() < 2) {
      merged.addAll(run);
      run.clear();
      return;
    }
    Map<String, List<Step>> blocks = new LinkedHashMap<>();
    for (Step.When when : run) {
      if (when.condition() instanceof Condition.In in) {
        for (String value : in.values()) {
          blocks.computeIfAbsent(value, _ -> new ArrayList<>()).addAll(when.then());
        }
      }
    }
    blocks.replaceAll((_, then) -> List.copyOf(then));
    merged.add(new Step.Choice(slot(run.getFirst()), Lookup.of(blocks, null)));
    run.clear();
  }
}
