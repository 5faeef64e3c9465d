package io.redoubt.search.tail;

import io.redoubt.event.port.EventFinder.Place;
import io.redoubt.event.port.EventFinder.Window;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The events of the tail that fit a question, in the order of their numbers.
///
/// @param end one more than the highest number that was looked at
/// @param waiting records before the tail that nobody can search yet
/// @param sequences their numbers, ascending
/// @param millis when each happened, milliseconds since 1970 UTC
record Fitting(long end, long waiting, long[] sequences, long[] millis) {
  /// The order of hits: the latest first, and among equals the one that arrived last.
  static final Comparator<Place> LATEST_FIRST =
      Comparator.comparingLong(Place::millis).thenComparingLong(Place::sequence).reversed();

  /// How many happened in the window.
  long total(Window window) {
    return Arrays.stream(millis).filter(time -> within(time, window)).count();
  }

  /// Places of those that happened in the window, in the order of hits.
  ///
  /// @param most so many at most
  /// @param after only those that come after this place; null for all
  List<Place> latest(Window window, int most, @Nullable Place after) {
    PriorityQueue<Place> latest = new PriorityQueue<>(LATEST_FIRST.reversed());
    for (int i = 0; i < millis.length && most > 0; i++) {
      boolean open = latest.size() < most || millis[i] >= latest.element().millis();
      if (open && within(millis[i], window)) {
        Place place = new Place(millis[i], sequences[i]);
        if (after == null || LATEST_FIRST.compare(place, after) > 0) {
          latest.add(place);
        }
        if (latest.size() > most) {
          latest.remove();
        }
      }
    }
    return latest.stream().sorted(LATEST_FIRST).toList();
  }

  /// Adds how many happened when to buckets of this length.
  void count(Window window, long step, TreeMap<Long, Long> buckets) {
    for (long time : millis) {
      if (within(time, window)) {
        buckets.merge(Math.floorDiv(time, step) * step, 1L, Long::sum);
      }
    }
  }

  private static boolean within(long time, Window window) {
    return window.from() <= time && time < window.to();
  }
}
