package io.redoubt.correlate.sigma;

import io.redoubt.event.Event;
import io.redoubt.event.state.StateIn;
import io.redoubt.event.state.StateOut;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A few events of a group to show: of every stretch of time the first and the last that came. How
/// many are kept in all is bounded by the [Budget] that all groups share. Not thread-safe.
final class Samples {
  /// Events of one stretch on each side.
  private static final int EACH_SIDE = 5;

  private static final int SHOWN_EACH_SIDE = 10;

  /// How many events all groups together may still keep.
  static final class Budget {
    private int left;
    private @Nullable Event lastSeen;
    private @Nullable Event lastKept;

    Budget(int events) {
      left = events;
    }

    /* What is refused is not owed: room that is given back later can be used at once. */
    boolean take() {
      if (left <= 0) {
        return false;
      }
      left--;
      return true;
    }

    int left() {
      return left;
    }

    void giveBack(int events) {
      left += events;
    }

    /// The event with bytes of its own: one copy for all groups in which it counts, for the hits of
    /// an event come one after the other.
    @SuppressWarnings("ReferenceEquality") // asks for the very event
    Event keep(Event event) {
      if (event.ownsBytes()) {
        return event;
      }
      if (event != lastSeen || lastKept == null) {
        lastSeen = event;
        lastKept = event.detached();
      }
      return lastKept;
    }
  }

  private record Stretch(List<Timed> first, ArrayDeque<Timed> last) {}

  private record Timed(long time, Event event) {}

  private final long length;
  private final Budget budget;
  private final Map<Long, Stretch> stretches = new HashMap<>();

  /// Samples of stretches of this many milliseconds.
  Samples(long length, Budget budget) {
    this.length = length;
    this.budget = budget;
  }

  /// The same events, with another budget for further ones.
  Samples copy(Budget other) {
    Samples copy = new Samples(length, other);
    stretches.forEach(
        (number, stretch) ->
            copy.stretches.put(
                number,
                new Stretch(new ArrayList<>(stretch.first()), new ArrayDeque<>(stretch.last()))));
    return copy;
  }

  void write(StateOut out) {
    out.each(
        stretches.entrySet(),
        stretch -> {
          out.number(stretch.getKey());
          out.each(stretch.getValue().first(), timed -> write(timed, out));
          out.each(stretch.getValue().last(), timed -> write(timed, out));
        });
  }

  private static void write(Timed timed, StateOut out) {
    out.number(timed.time()).event(timed.event());
  }

  static Samples read(StateIn in, long length, Budget budget) {
    Samples samples = new Samples(length, budget);
    int count = in.count();
    for (int i = 0; i < count; i++) {
      long number = in.number();
      List<Timed> first = in.each(() -> new Timed(in.number(), in.event()));
      List<Timed> last = in.each(() -> new Timed(in.number(), in.event()));
      samples.stretches.put(number, new Stretch(first, new ArrayDeque<>(last)));
    }
    return samples;
  }

  /// Offers an event; it is copied if it is kept. Where nothing can be kept of a stretch, nothing
  /// is remembered of it: a group that goes on for days has stretches without end.
  void offer(long time, Event event) {
    long number = Math.floorDiv(time, length);
    Stretch stretch = stretches.get(number);
    if (stretch == null) {
      if (stretches.isEmpty() || budget.take()) {
        Stretch begun = new Stretch(new ArrayList<>(1), new ArrayDeque<>(0));
        begun.first().add(new Timed(time, budget.keep(event)));
        stretches.put(number, begun);
      }
      return;
    }
    if (stretch.first().size() < EACH_SIDE) {
      if (budget.take()) {
        stretch.first().add(new Timed(time, budget.keep(event)));
      }
      return;
    }
    if (stretch.last().size() == EACH_SIDE) {
      stretch.last().removeFirst();
      stretch.last().addLast(new Timed(time, budget.keep(event)));
    } else if (budget.take()) {
      stretch.last().addLast(new Timed(time, budget.keep(event)));
    }
  }

  /// One of the events, after the first was offered.
  Event any() {
    return stretches.values().iterator().next().first().getFirst().event();
  }

  /// How many events are kept.
  int size() {
    int size = 0;
    for (Stretch stretch : stretches.values()) {
      size += stretch.first().size() + stretch.last().size();
    }
    return size;
  }

  /// The first and last kept events between two times, in the order of time; where none was kept,
  /// the one nearest to the end.
  List<Event> between(long from, long to) {
    List<Timed> all = new ArrayList<>();
    stretches.forEach(
        (_, stretch) -> {
          all.addAll(stretch.first());
          all.addAll(stretch.last());
        });
    all.sort(
        Comparator.comparingLong(Timed::time)
            .thenComparing(timed -> timed.event().record().entry().path())
            .thenComparingLong(timed -> timed.event().record().position()));
    List<Timed> inside =
        all.stream().filter(timed -> timed.time() >= from && timed.time() <= to).toList();
    if (inside.isEmpty()) {
      return nearest(all, to);
    }
    List<Event> shown = new ArrayList<>();
    for (int i = 0; i < inside.size(); i++) {
      if (i < SHOWN_EACH_SIDE || i >= inside.size() - SHOWN_EACH_SIDE) {
        shown.add(inside.get(i).event());
      }
    }
    return shown;
  }

  private static List<Event> nearest(List<Timed> all, long time) {
    return all.stream()
        .min(Comparator.comparingLong(timed -> Math.abs(timed.time() - time)))
        .map(timed -> List.of(timed.event()))
        .orElse(List.of());
  }
}
