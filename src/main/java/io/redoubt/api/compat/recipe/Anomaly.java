package io.redoubt.api.compat.recipe;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;

/// A window in which a kind of event was unusually frequent.
///
/// @param start when the window began
/// @param kind of event
/// @param count events in it
/// @param score how many standard deviations above the mean of the other windows
record Anomaly(Instant start, String kind, int count, double score) {
  private static final int FEWEST = 4;
  private static final double HIGH = 3;

  /// The windows whose score is above the threshold, in order of time. The window that is looked at
  /// is not among those it is compared with; windows with other events alone count as zero, windows
  /// without any event do not count; below four windows nothing is said. A deviation is taken to be
  /// at least the square root of the mean, as counts by chance have it.
  ///
  /// @param window in minutes
  static List<Anomaly> in(
      Map<String, NavigableMap<Long, Integer>> kinds, long window, double threshold) {
    Set<Long> seen = new HashSet<>();
    kinds.values().forEach(windows -> seen.addAll(windows.keySet()));
    Frame frame = new Frame(seen.size(), window, threshold);
    List<Anomaly> found = new ArrayList<>();
    if (seen.size() >= FEWEST) {
      kinds.forEach((kind, windows) -> collect(kind, windows, frame, found));
    }
    found.sort(Comparator.comparing(Anomaly::start).thenComparing(Anomaly::kind));
    return found;
  }

  private record Frame(long windows, long minutes, double threshold) {}

  private static void collect(
      String kind, NavigableMap<Long, Integer> windows, Frame frame, List<Anomaly> found) {
    double sum = 0;
    double squares = 0;
    for (int count : windows.values()) {
      sum += count;
      squares += (double) count * count;
    }
    for (var entry : windows.entrySet()) {
      int count = entry.getValue();
      double others = frame.windows() - 1;
      double mean = (sum - count) / others;
      double variance = Math.max(0, (squares - (double) count * count) / others - mean * mean);
      double deviation = Math.max(Math.sqrt(variance), Math.sqrt(Math.max(mean, 1)));
      double score = (count - mean) / deviation;
      if (score > frame.threshold()) {
        Instant start = Instant.ofEpochSecond(entry.getKey() * frame.minutes() * 60);
        found.add(new Anomaly(start, kind, count, score));
      }
    }
  }

  String severity() {
    return score > HIGH ? "high" : "medium";
  }
}
