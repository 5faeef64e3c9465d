package io.redoubt.correlate.sigma;

import io.redoubt.event.finding.Stretch;
import io.redoubt.event.state.StateIn;
import io.redoubt.event.state.StateOut;
import java.util.Arrays;

/// The entries of one group: when, what, and how many at once. Kept exactly until there are too
/// many; then neighbours in time are counted together, so that memory stays bounded while counts
/// stay exact and times are off by less than a hundredth of the window. Not thread-safe.
final class Timeline {
  /// Entries beyond which neighbours are merged.
  static final int LIMIT = 100_000;

  private static final int[] ALIKE = {};
  private static final long[] EXACT = {};

  private final long window;
  private long[] times = new long[2];
  private int size;
  private long resolution;

  /* Empty as long as all marks and links are 0 and all counts 1, as they are for most. */
  private int[] marks = ALIKE;
  private int[] links = ALIKE;
  private int[] counts = ALIKE;

  /* Empty as long as each entry stands for one moment: when its first and its last event were. */
  private long[] earliest = EXACT;
  private long[] latest = EXACT;

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
    copy.earliest = earliest.clone();
    copy.latest = latest.clone();
    copy.size = size;
    copy.resolution = resolution;
    return copy;
  }

  void write(StateOut out) {
    out.number(resolution).number(size);
    for (int i = 0; i < size; i++) {
      out.number(times[i]).number(mark(i)).number(link(i)).number(count(i));
      out.number(earliest(i) - times[i]).number(latest(i) - times[i]);
    }
  }

  static Timeline read(StateIn in, long window) {
    Timeline line = new Timeline(window);
    long resolution = in.number();
    int entries = in.count();
    for (int i = 0; i < entries; i++) {
      long time = in.number();
      line.add(time, in.small(), in.small(), in.small());
      line.reaches(time + in.number(), time + in.number());
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
    marks = put(marks, mark, 0);
    links = put(links, link, 0);
    counts = put(counts, count, 1);
    size++;
    if (earliest.length > 0) {
      reaches(time, time);
    }
  }

  /* When the first and the last event of the entry that came last were. */
  private void reaches(long first, long last) {
    if (earliest.length == 0 && first == times[size - 1] && last == first) {
      return;
    }
    if (earliest.length < times.length) {
      boolean exact = earliest.length == 0;
      earliest = Arrays.copyOf(exact ? times : earliest, times.length);
      latest = Arrays.copyOf(exact ? times : latest, times.length);
    }
    earliest[size - 1] = first;
    latest[size - 1] = last;
  }

  /* The next entry's number, in an array that is made for the first one that is not usual. */
  private int[] put(int[] all, int number, int usual) {
    int[] room = all;
    if (all.length == 0) {
      if (number == usual) {
        return all;
      }
      room = new int[times.length];
      Arrays.fill(room, 0, size, usual);
    } else if (all.length < times.length) {
      room = Arrays.copyOf(all, times.length);
    }
    room[size] = number;
    return room;
  }

  /// Number of entries.
  int size() {
    return size;
  }

  /// Number of events that the entries stand for.
  long events() {
    if (counts.length == 0) {
      return size;
    }
    long events = 0;
    for (int i = 0; i < size; i++) {
      events += counts[i];
    }
    return events;
  }

  long time(int i) {
    return times[i];
  }

  private long earliest(int i) {
    return earliest.length == 0 ? times[i] : earliest[i];
  }

  private long latest(int i) {
    return latest.length == 0 ? times[i] : latest[i];
  }

  /// When the first and the last event of an episode were.
  Stretch stretch(Episode episode) {
    long first = earliest(episode.from());
    long last = latest(episode.from());
    for (int i = episode.from() + 1; i <= episode.to(); i++) {
      first = Math.min(first, earliest(i));
      last = Math.max(last, latest(i));
    }
    return new Stretch(first, last);
  }

  int mark(int i) {
    return marks.length == 0 ? 0 : marks[i];
  }

  int link(int i) {
    return links.length == 0 ? 0 : links[i];
  }

  int count(int i) {
    return counts.length == 0 ? 1 : counts[i];
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
                : Integer.compare(mark(a), mark(b)));
    times = in(order, times);
    earliest = in(order, earliest);
    latest = in(order, latest);
    marks = in(order, marks);
    links = in(order, links);
    counts = in(order, counts);
  }

  private static long[] in(Integer[] order, long[] all) {
    long[] put = new long[all.length == 0 ? 0 : order.length];
    Arrays.setAll(put, i -> all[order[i]]);
    return put;
  }

  private static int[] in(Integer[] order, int[] all) {
    int[] put = new int[all.length == 0 ? 0 : order.length];
    Arrays.setAll(put, i -> all[order[i]]);
    return put;
  }

  private boolean sorted() {
    for (int i = 1; i < size; i++) {
      boolean behind = times[i - 1] == times[i] ? mark(i - 1) > mark(i) : times[i - 1] > times[i];
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
      times = Arrays.copyOf(times, times.length + Math.max(2, times.length / 2));
    }
  }

  private void merge() {
    resolution = resolution == 0 ? Math.max(1, window / 1000) : resolution * 2;
    if (earliest.length == 0) {
      earliest = times.clone();
      latest = times.clone();
    }
    for (int i = 0; i < size; i++) {
      times[i] -= Math.floorMod(times[i], resolution);
    }
    sort();
    int[] merged = new int[times.length];
    int kept = 0;
    for (int i = 0; i < size; i++) {
      boolean same =
          kept > 0
              && times[kept - 1] == times[i]
              && mark(kept - 1) == mark(i)
              && link(kept - 1) == link(i);
      if (same) {
        merged[kept - 1] += count(i);
        earliest[kept - 1] = Math.min(earliest[kept - 1], earliest[i]);
        latest[kept - 1] = Math.max(latest[kept - 1], latest[i]);
        continue;
      }
      times[kept] = times[i];
      earliest[kept] = earliest[i];
      latest[kept] = latest[i];
      if (marks.length > 0) {
        marks[kept] = marks[i];
      }
      if (links.length > 0) {
        links[kept] = links[i];
      }
      merged[kept++] = count(i);
    }
    counts = merged;
    size = kept;
  }
}
