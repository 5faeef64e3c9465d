package io.redoubt.pipeline;

import io.redoubt.event.TimeStatus;
import io.redoubt.event.analysis.TimeRange.Gap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Counts events per slice of time, in bounded memory: slices of one minute, doubled whenever
/// there are more than [#MAX_SLICES]. Merging is exact and does not depend on the order. Not
/// thread-safe.
final class TimeTally {
  private static final int MAX_SLICES = 20_000;
  private static final long MINUTE = 60;

  /* 1990 and 2100: clocks that were never set would otherwise stretch every plot. */
  private static final long EARLIEST = 631_152_000L;
  private static final long LATEST = 4_102_444_800L;

  private final TreeMap<Long, long[]> slices = new TreeMap<>();
  private long width = MINUTE;
  private long first = Long.MAX_VALUE;
  private long last = Long.MIN_VALUE;
  private long undated;
  private long inferred;

  /* The slice that counted last, in seconds; none when empty. */
  private long lastFrom;
  private long lastTo;
  private long[] lastCount = new long[1];

  void add(TimeStatus status, long seconds) {
    if (!status.dated() || seconds < EARLIEST || seconds > LATEST) {
      undated++;
      return;
    }
    if (status == TimeStatus.INFERRED) {
      inferred++;
    }
    first = Math.min(first, seconds);
    last = Math.max(last, seconds);
    if (seconds < lastFrom || seconds >= lastTo) {
      turnTo(seconds);
    }
    lastCount[0]++;
  }

  private void turnTo(long seconds) {
    long slice = Math.floorDiv(seconds, width);
    lastCount = slices.computeIfAbsent(slice, _ -> new long[1]);
    lastFrom = slice * width;
    lastTo = lastFrom + width;
    if (slices.size() > MAX_SLICES) {
      coarsen(width * 2);
      turnTo(seconds);
    }
  }

  private void turnAway() {
    lastFrom = 0;
    lastTo = 0;
  }

  void merge(TimeTally other) {
    undated += other.undated;
    inferred += other.inferred;
    first = Math.min(first, other.first);
    last = Math.max(last, other.last);
    if (other.width > width) {
      coarsen(other.width);
    }
    other.slices.forEach(
        (slice, count) -> {
          long mine = Math.floorDiv(slice * other.width, width);
          slices.computeIfAbsent(mine, _ -> new long[1])[0] += count[0];
        });
    turnAway();
    while (slices.size() > MAX_SLICES) {
      coarsen(width * 2);
    }
  }

  private void coarsen(long wider) {
    TreeMap<Long, long[]> old = new TreeMap<>(slices);
    long factor = wider / width;
    slices.clear();
    old.forEach(
        (slice, count) ->
            slices.computeIfAbsent(Math.floorDiv(slice, factor), _ -> new long[1])[0] += count[0]);
    width = wider;
    turnAway();
  }

  boolean empty() {
    return slices.isEmpty();
  }

  long undated() {
    return undated;
  }

  long inferred() {
    return inferred;
  }

  Instant first() {
    return Instant.ofEpochSecond(first);
  }

  Instant last() {
    return Instant.ofEpochSecond(last);
  }

  /// Counts over `parts` equal slices of first..last.
  List<Long> histogram(int parts) {
    long[] counts = new long[parts];
    double span = Math.max(1, (double) (last - first + 1));
    for (Map.Entry<Long, long[]> slice : slices.entrySet()) {
      double at = Math.max(0, (double) (slice.getKey() * width - first));
      counts[(int) Math.min(parts - 1L, (long) (at * parts / span))] += slice.getValue()[0];
    }
    List<Long> result = new ArrayList<>(parts);
    for (long count : counts) {
      result.add(count);
    }
    return result;
  }

  /// Silences of at least half an hour that are 20 times longer than the usual distance between the
  /// slices with events. Says nothing with fewer than 30 slices: then no distance is usual.
  List<Gap> gaps(String path) {
    if (slices.size() < 30) {
      return List.of();
    }
    List<Long> keys = new ArrayList<>(slices.keySet());
    List<Long> distances = new ArrayList<>(keys.size());
    for (int i = 1; i < keys.size(); i++) {
      distances.add(keys.get(i) - keys.get(i - 1));
    }
    List<Long> sorted = distances.stream().sorted().toList();
    long usual = sorted.get(sorted.size() * 9 / 10);
    long bound = Math.max(usual * 20, 1800 / width);
    List<Gap> gaps = new ArrayList<>();
    for (int i = 1; i < keys.size(); i++) {
      if (distances.get(i - 1) > bound) {
        Instant from = Instant.ofEpochSecond((keys.get(i - 1) + 1) * width);
        gaps.add(new Gap(path, from, Instant.ofEpochSecond(keys.get(i) * width)));
      }
    }
    return gaps;
  }
}
