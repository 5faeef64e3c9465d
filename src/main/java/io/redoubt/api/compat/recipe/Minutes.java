package io.redoubt.api.compat.recipe;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// How many events of each kind fell into each minute. At most 500,000 pairs of kind and minute:
/// the earliest minutes of the kind that has most are forgotten first. Not thread-safe.
final class Minutes {
  private static final int MOST = 500_000;
  private static final int MILLIS = 60_000;

  private final Map<String, NavigableMap<Long, Integer>> kinds = new HashMap<>();
  private int pairs;

  void count(String kind, long millis) {
    NavigableMap<Long, Integer> minutes = kinds.computeIfAbsent(kind, _ -> new TreeMap<>());
    if (minutes.merge(Math.floorDiv(millis, MILLIS), 1, Integer::sum) == 1 && ++pairs > MOST) {
      forget();
    }
  }

  private void forget() {
    kinds.values().stream()
        .max((a, b) -> Integer.compare(a.size(), b.size()))
        .ifPresent(
            largest -> {
              for (int i = largest.size() / 10; i >= 0 && !largest.isEmpty(); i--) {
                largest.pollFirstEntry();
                pairs--;
              }
            });
  }

  /// Counts by kind and by window, numbered from 1970; only windows with any.
  ///
  /// @param window in minutes
  Map<String, NavigableMap<Long, Integer>> windows(long window) {
    Map<String, NavigableMap<Long, Integer>> all = new TreeMap<>();
    kinds.forEach(
        (kind, minutes) -> {
          NavigableMap<Long, Integer> windows = new TreeMap<>();
          minutes.forEach(
              (minute, count) -> windows.merge(Math.floorDiv(minute, window), count, Integer::sum));
          all.put(kind, windows);
        });
    return all;
  }
}
