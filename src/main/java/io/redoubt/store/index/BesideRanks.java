package io.redoubt.store.index;

import io.redoubt.event.port.Beside;
import io.redoubt.event.port.TemplateFinder.Rank;
import io.redoubt.event.port.Vectors.Closeness;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The best of what stands beside an index, each of it looked at.
final class BesideRanks {
  private BesideRanks() {}

  /// The closest, in order.
  ///
  /// @param after only those that come after this one; null to begin
  /// @param without sequence numbers that are left out
  static List<Rank> first(
      Beside beside, Closeness closeness, int limit, @Nullable Rank after, Set<Long> without) {
    Best<Rank> best = new Best<>(limit);
    beside.each(
        (sequence, millis, template, _) -> {
          float close = closeness.of(template);
          Rank last = best.last();
          if (!Float.isNaN(close) && (last == null || close >= last.score())) {
            Rank rank = new Rank(close, millis, sequence);
            if ((after == null || rank.compareTo(after) > 0) && !without.contains(sequence)) {
              best.add(rank);
            }
          }
        });
    return best.inOrder();
  }

  /// Those whose words fit best, in order.
  static List<WordHit> byWords(
      Beside beside, WeighedSearcher.Scores scores, Closeness closeness, int most) {
    Best<WordHit> best = new Best<>(most);
    beside.each(
        (sequence, millis, template, counts) -> {
          if (counts != null) {
            Rank rank = new Rank(scores.of(counts), millis, sequence);
            WordHit last = best.last();
            if (last == null || rank.compareTo(last.at()) < 0) {
              best.add(new WordHit(rank, closeness.of(template)));
            }
          }
        });
    return best.inOrder();
  }

  /// The first so many of what is added.
  private static final class Best<T extends Comparable<T>> {
    private final int most;
    private final PriorityQueue<T> kept = new PriorityQueue<>(Collections.reverseOrder());

    Best(int most) {
      this.most = most;
    }

    /// The last one that is kept; null while there is room.
    @Nullable T last() {
      return kept.size() < most ? null : kept.peek();
    }

    void add(T one) {
      kept.add(one);
      if (kept.size() > most) {
        kept.remove();
      }
    }

    List<T> inOrder() {
      List<T> all = new ArrayList<>(kept);
      Collections.sort(all);
      return all;
    }
  }
}
