package io.redoubt.taxonomy.ecs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Turns runs of `when f = …` blocks on one field into one look-up by the field's value.
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
    return List.copyOf(merged);
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
