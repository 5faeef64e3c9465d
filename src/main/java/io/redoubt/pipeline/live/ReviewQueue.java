package io.redoubt.pipeline.live;

import io.redoubt.event.port.TriageQueue.Urgency;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Cases that wait for a model, at most so many: those that somebody waits for first, then the
/// worst, then the one that has waited longest. Not thread-safe.
final class ReviewQueue {
  private static final Comparator<Waiting> ORDER =
      Comparator.comparing((Waiting one) -> one.asked() == Asked.NOW ? 0 : 1)
          .thenComparing(one -> one.what().severity(), Comparator.reverseOrder())
          .thenComparing(Waiting::since);

  private final int most;
  private final Map<String, Waiting> waiting = new LinkedHashMap<>();
  private long dropped;

  ReviewQueue(int most) {
    this.most = most;
  }

  /// Whether somebody waits for it.
  enum Asked {
    /// Nobody does.
    BY_NOBODY,
    /// In its turn.
    NORMAL,
    /// Before all others.
    NOW;

    static Asked of(Urgency urgency) {
      return switch (urgency) {
        case NOW -> NOW;
        case NORMAL -> NORMAL;
      };
    }
  }

  /// @param since when it last changed, monotonic nanoseconds
  record Waiting(Reviewable what, long since, Asked asked) {}

  /// It waits, as it is now; who asked for it before still does.
  void add(Reviewable what, long now, Asked asked) {
    Waiting before = waiting.remove(what.id());
    Asked both = before == null || before.asked().compareTo(asked) < 0 ? asked : before.asked();
    waiting.put(what.id(), new Waiting(what, now, both));
    if (waiting.size() > most) {
      waiting.values().stream().max(ORDER).ifPresent(last -> waiting.remove(last.what().id()));
      dropped++;
    }
  }

  /// Takes the first that is ready.
  Optional<Waiting> take(Predicate<Waiting> ready) {
    Optional<Waiting> first = waiting.values().stream().filter(ready).min(ORDER);
    first.ifPresent(one -> waiting.remove(one.what().id()));
    return first;
  }

  boolean has(String id) {
    return waiting.containsKey(id);
  }

  /// How many come before it; 0 when it does not wait.
  int ahead(String id) {
    Waiting mine = waiting.get(id);
    return mine == null
        ? 0
        : (int)
            waiting.values().stream()
                .filter(one -> !one.equals(mine) && ORDER.compare(one, mine) <= 0)
                .count();
  }

  int size() {
    return waiting.size();
  }

  /// How many were given up, as too many waited.
  long dropped() {
    return dropped;
  }
}
