package io.redoubt.taxonomy.ecs;

import java.util.List;

/* Most tables name far more fields than a record has. So each field carries a bit set of the
 * statements that need it: what the fields that are present need, in statement order, is all that
 * is looked at. A statement fills fields that later ones may need; whoever runs the plan adds those
 * bits as he goes.
 */
/// The outermost statements of a mapping, and for each of its fields which of them it wakes: a
/// statement that no present field wakes does nothing. Immutable.
public final class Plan {
  /// No statements.
  public static final Plan EMPTY = new Plan(List.of(), 0);

  private final Step[] steps;
  private final int words;
  private final long[] always;
  private final long[] woken;

  Plan(List<Step> statements, int slots) {
    steps = statements.toArray(Step[]::new);
    words = (steps.length + Long.SIZE - 1) / Long.SIZE;
    always = new long[words];
    woken = new long[slots * words];
    for (int i = 0; i < steps.length; i++) {
      int slot = needed(steps[i]);
      long bit = 1L << i;
      if (slot < 0) {
        always[i / Long.SIZE] |= bit;
      } else {
        woken[slot * words + i / Long.SIZE] |= bit;
      }
    }
  }

  /// A field without which the statement does nothing, or -1.
  private static int needed(Step step) {
    return switch (step) {
      case Step.Copy copy -> copy.source();
      case Step.Choice choice -> choice.source();
      case Step.When when -> needed(when.condition());
      case Step.Put _ -> -1;
    };
  }

  private static int needed(Condition condition) {
    return switch (condition) {
      case Condition.Present(int slot) -> slot;
      case Condition.In in -> in.slot();
      case Condition.Not _ -> -1;
      case Condition.All(List<Condition> all) ->
          all.stream().mapToInt(Plan::needed).filter(slot -> slot >= 0).findFirst().orElse(-1);
    };
  }

  /// The number of `long`s that hold a bit for every statement.
  public int words() {
    return words;
  }

  /// The statement of bit `i`.
  public Step step(int i) {
    return steps[i];
  }

  /// Sets the bits of the statements that are run whatever stands in the event.
  public void begin(long[] bits) {
    System.arraycopy(always, 0, bits, 0, words);
  }

  /// Adds the bits of the statements that this field wakes.
  public void wake(int slot, long[] bits) {
    int from = slot * words;
    for (int w = 0; w < words; w++) {
      bits[w] |= woken[from + w];
    }
  }
}
