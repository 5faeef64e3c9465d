package io.redoubt.correlate.sigma;

import io.redoubt.event.Event;
import io.redoubt.event.finding.CorrelationHit;
import io.redoubt.event.finding.CorrelationRule;
import io.redoubt.event.finding.GroupValues;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// The hits behind the first of the groups of [Beginnings], in arrays that all share: each group
/// has a ring of them, of which it knows the last. Not thread-safe.
final class Further {
  private static final int NONE = -1;

  private long[] times = new long[16];
  private int[] marks = new int[16];
  private int[] next = new int[16];
  private @Nullable Event[] events = new @Nullable Event[16];
  private long[] values = new long[16];
  private @Nullable List<CorrelationHit>[] above = links(16);
  private int used;
  private int free = NONE;
  private int size;

  @SuppressWarnings("unchecked") // arrays of lists cannot be made otherwise
  static @Nullable List<CorrelationHit>[] links(int length) {
    return (@Nullable List<CorrelationHit>[]) new @Nullable List<?>[length];
  }

  /// How many hits there are.
  int size() {
    return size;
  }

  /// Takes a hit behind the last of a ring; its place, which is the last now.
  ///
  /// @param last place of the last hit, -1 for none
  int add(int last, Counted counted, @Nullable Event event) {
    int at = place();
    CorrelationHit hit = counted.hit();
    times[at] = counted.time();
    marks[at] = hit.base();
    events[at] = event;
    values[at] = counted.value();
    above[at] = hit.above().isEmpty() ? null : BareForm.bare(hit.above());
    if (last == NONE) {
      next[at] = at;
    } else {
      next[at] = next[last];
      next[last] = at;
    }
    size++;
    return at;
  }

  private int place() {
    if (free != NONE) {
      int at = free;
      free = next[at];
      return at;
    }
    if (used == times.length) {
      int room = used + (used >> 1);
      times = Arrays.copyOf(times, room);
      marks = Arrays.copyOf(marks, room);
      next = Arrays.copyOf(next, room);
      events = Arrays.copyOf(events, room);
      values = Arrays.copyOf(values, room);
      above = Arrays.copyOf(above, room);
    }
    return used++;
  }

  /// The places of a ring, in the order in which its hits came.
  void each(int last, IntConsumer taker) {
    if (last == NONE) {
      return;
    }
    int at = next[last];
    while (at != last) {
      int behind = next[at];
      taker.accept(at);
      at = behind;
    }
    taker.accept(last);
  }

  /// Gives up the hits of a ring, and the room that their events took.
  ///
  /// @param last place of the last hit, -1 for none
  void free(int last, Samples.Budget budget) {
    boolean more = last != NONE;
    for (int at = more ? next[last] : NONE; more; ) {
      int behind = next[at];
      Event event = events[at];
      if (event != null) {
        budget.giveBack(1, Samples.Budget.size(event));
      }
      events[at] = null;
      above[at] = null;
      next[at] = free;
      free = at;
      size--;
      more = at != last;
      at = behind;
    }
  }

  /// A hit as it came; where there was no room for its event, with [Beginnings#UNSEEN].
  Counted hit(int at, CorrelationRule rule, GroupValues group) {
    List<CorrelationHit> links = above[at];
    CorrelationHit hit =
        new CorrelationHit(
            rule,
            marks[at],
            group,
            "",
            Beginnings.seen(events[at]),
            links == null ? List.of() : links);
    return new Counted(hit, times[at], 1, values[at]);
  }
}
