package io.redoubt.correlate.sigma;

import io.redoubt.event.state.StateIn;
import io.redoubt.event.state.StateOut;
import java.util.Arrays;

/// The entries of one group: when, what, and how many at once. Kept exactly until there are too
/// many; then neighbours in time are counted together, so that memory stays bounded while counts
/// stay exact and times are off by less than a hundredth of the window. Not thread-safe.
final class Timeline {
  /// Entries beyond which neighbours are merged.
  static final int LIMIT = 100_000;

  private final long window;
  private long[] times = new long[2];
  private int[] marks = new int[2];
  private int[] links = new int[2];
  private int[] counts = new int[2];
  private int size;
  private long resolution;

  /// A timeline for windows of this many milliseconds.
  Timeline(long window) {
    this.window = window;
  }

  /// The same entries, to be changed on their own.
  Timeline copy() {
    Timeline copy = new Timeline(window);
    copy.times = times.clone();
    copy.marks = marks.clone();
    copy.links = links.clone();
    copy.counts = counts.clone();
    copy.size = size;
    copy.resolution = resolution;
    return copy;
  }

  void write(StateOut out) {
    out.number(resolution).number(size);
    for (int i = 0; i < size; i++) {
      out.number(times[i]).number(marks[i]).number(links[i]).number(counts[i]);
    }
  }

  static Timeline read(StateIn in, long window) {
    Timeline line = new Timeline(window);
    long resolution = in.number();
    int entries = in.count();
    for (int i = 0; i < entries; i++) {
      line.add(in.number(), in.small(), in.small(), in.small());
    }
    line.resolution = resolution;
    return line;
  }

  /// Adds `count` events.
  ///
  /// @param time milliseconds
  /// @param mark what the correlation tells apart: a base rule, or a value
  /// @param link what correlations above make of it; 0 for nothing
  void add(long time, int mark, int link, int count) {
    if (size == times.length) {
      grow();
    }
    times[size] = time;
    marks[size] = mark;
    links[size] = link;
    counts[size++] = count;
  }

  /// Number of entries.
  int size() {
    return size;
  }

  /// Number of events that the entries stand for.
  long events() {
    long events = 0;
    for (int i = 0; i < size; i++) {
      events += counts[i];
    }
    return events;
  }

  long time(int i) {
    return times[i];
  }

  int mark(int i) {
    return marks[i];
  }

  int link(int i) {
    return links[i];
  }

  int count(int i) {
    return counts[i];
  }

  /// Puts the entries in the order of time, then of mark.
  void sort() {
    if (sorted()) {
      return;
    }
    Integer[] order = new Integer[size];
    Arrays.setAll(order, i -> i);
    Arrays.sort(
        order,
        (a, b) ->
            times[a] != times[b]
                ? Long.compare(times[a], times[b])
                : Integer.compare(marks[a], marks[b]));
    long[] newTimes = new long[size];
    int[] newMarks = new int[size];
    int[] newLinks = new int[size];
    int[] newCounts = new int[size];
    for (int i = 0; i < size; i++) {
      newTimes[i] = times[order[i]];
      newMarks[i] = marks[order[i]];
      newLinks[i] = links[order[i]];
      newCounts[i] = counts[order[i]];
    }
    times = newTimes;
    marks = newMarks;
    links = newLinks;
    counts = newCounts;
  }

  private boolean sorted() {
    for (int i = 1; i < size; i++) {
      boolean behind = times[i - 1] == times[i] ? marks[i - 1] > marks[i] : times[i - 1] > times[i];
      if (behind) {
        return false;
      }
    }
    return true;
  }

  private void grow() {
    if (size >= LIMIT) {
      merge();
    }
    if (size * 2 > times.length) {
      int capacity = times.length * 2;
      times = Arrays.copyOf(times, capacity);
      marks = Arrays.copyOf(marks, capacity);
      links = Arrays.copyOf(links, capacity);
      counts = Arrays.copyOf(counts, capacity);
    }
  }

  private void merge() {
    resolution = resolution == 0 ? Math.max(1, window / 1000) : resolution * 2;
    for (int i = 0; i < size; i++) {
      times[i] -= Math.floorMod(times[i], resolution);
    }
    sort();
    int kept = 0;
    for (int i = 0; i < size; i++) {
      boolean same =
          kept > 0
              && times[kept - 1] == times[i]
              && marks[kept - 1] == marks[i]
              && links[kept - 1] == links[i];
      if (same) {
        counts[kept - 1] += counts[i];
      } else {
        times[kept] = times[i];
        marks[kept] = marks[i];
        links[kept] = links[i];
        counts[kept++] = counts[i];
      }
    }
    size = kept;
  }
}
