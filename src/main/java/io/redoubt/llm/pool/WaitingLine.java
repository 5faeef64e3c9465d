package io.redoubt.llm.pool;

import io.redoubt.llm.Urgency;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/// Who is served next: the more urgent first, but nobody for ever. Each step of urgency is worth
/// [#STEP] of waiting, so that one is overtaken only by those who come within that time; after it,
/// order is that of arrival. Holds a bounded number; when one more comes, the oldest of the least
/// urgent has to go. Not thread-safe; time is brought along, so that it can be replayed.
///
/// @param <T> what waits
final class WaitingLine<T> {
  /// What a step of urgency is worth.
  static final Duration STEP = Duration.ofSeconds(30);

  private final int most;
  private final TreeSet<Place<T>> places =
      new TreeSet<>(
          Comparator.<Place<T>>comparingLong(Place::rank).thenComparingLong(Place::number));
  private long numbers;

  /// A place in the line.
  record Place<T>(T who, Urgency urgency, long rank, long number) {}

  /// @param most that may wait, at least 1
  WaitingLine(int most) {
    this.most = most;
  }

  /// Joins.
  ///
  /// @param now nanoseconds from an origin that stays the same, not negative
  /// @return who has to go for it, perhaps the newcomer
  Optional<T> join(T who, Urgency urgency, long now) {
    places.add(new Place<>(who, urgency, now + urgency.ordinal() * STEP.toNanos(), numbers++));
    if (places.size() <= most) {
      return Optional.empty();
    }
    Place<T> last =
        places.stream()
            .max(
                Comparator.<Place<T>>comparingInt(p -> p.urgency().ordinal())
                    .thenComparing(Comparator.<Place<T>>comparingLong(Place::number).reversed()))
            .orElseThrow();
    places.remove(last);
    return Optional.of(last.who());
  }

  /// Takes out the first for whom this holds.
  Optional<T> next(Predicate<T> served) {
    for (Place<T> place : places) {
      if (served.test(place.who())) {
        places.remove(place);
        return Optional.of(place.who());
      }
    }
    return Optional.empty();
  }

  /// Leaves the line; whether it stood there.
  boolean leave(T who) {
    return places.removeIf(place -> place.who() == who);
  }

  int size() {
    return places.size();
  }
}
