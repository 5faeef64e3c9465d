package io.redoubt.correlate.sigma;

import io.redoubt.event.finding.Stretch;
import io.redoubt.event.state.StateIn;
import io.redoubt.event.state.StateOut;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The entries of one group: when, what, and how many at once. Kept exactly until there are too
/// many; then neighbours in time are counted together, so that memory stays bounded while counts
/// stay exact and times are off by less than a hundredth of the window. Not thread-safe.
final class Timeline {
  /// Entries beyond which neighbours are merged.
  static final int LIMIT = 100_000;

  private final long window;
  private Packed times = new Packed();
  private long resolution;

  /* Beyond how many entries it is asked whether neighbours are to be merged. */
  private int room = 2;

  /* Null as long as all marks and links are 0 and all counts 1, as they are for most. */
  private @Nullable Packed marks;
  private @Nullable Packed links;
  private @Nullable Packed counts;

  /* Null as long as each entry stands for one moment: when its first and its last event were. */
  private @Nullable Packed earliest;
  private @Nullable Packed latest;

  /// A timeline for windows of this many milliseconds.
  Timeline(long window) {
    this.window = window;
  }

  /// The same entries, to be changed on their own.
  Timeline copy() {
    Timeline copy = new Timeline(window);
    copy.times = times.copy();
    copy.marks = copied(marks);
    copy.links = copied(links);
    copy.counts = copied(counts);
    copy.earliest = copied(earliest);
    copy.latest = copied(latest);
    copy.room = room;
    copy.resolution = resolution;
    return copy;
  }

  private static @Nullable Packed copied(@Nullable Packed all) {
    return all == null ? null : all.copy();
  }

  void write(StateOut out) {
    out.number(resolution).number(size());
    for (int i = 0; i < size(); i++) {
      out.number(time(i)).number(mark(i)).number(link(i)).number(count(i));
      out.number(earliest(i) - time(i)).number(latest(i) - time(i));
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
    if (size() == room) {
      grow();
    }
    counts = put(counts, count, 1);
    place(time, mark, link);
    if (earliest != null && latest != null) {
      earliest.add(time);
      latest.add(time);
    }
  }

  /* When the first and the last event of the entry that came last were. */
  private void reaches(long first, long last) {
    int at = size() - 1;
    if (earliest == null && first == time(at) && last == first) {
      return;
    }
    Packed begins = earliest == null ? times.copy() : earliest;
    Packed ends = latest == null ? times.copy() : latest;
    begins.set(at, first);
    ends.set(at, last);
    earliest = begins;
    latest = ends;
  }

  /* The next entry's number, in a row that is made for the first one that is not usual. */
  private @Nullable Packed put(@Nullable Packed all, int number, int usual) {
    if (all == null && number == usual) {
      return null;
    }
    Packed row = all == null ? new Packed(usual, size()) : all;
    row.add(number);
    return row;
  }

  /// Number of entries.
  int size() {
    return times.size();
  }

  /// Number of events that the entries stand for.
  long events() {
    if (counts == null) {
      return size();
    }
    long events = 0;
    for (int i = 0; i < size(); i++) {
      events += count(i);
    }
    return events;
  }

  long time(int i) {
    return times.get(i);
  }

  private long earliest(int i) {
    return earliest == null ? times.get(i) : earliest.get(i);
  }

  private long latest(int i) {
    return latest == null ? times.get(i) : latest.get(i);
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
    return marks == null ? 0 : (int) marks.get(i);
  }

  /// Whether correlations above make something of any entry.
  boolean linked() {
    return links != null;
  }

  int link(int i) {
    return links == null ? 0 : (int) links.get(i);
  }

  int count(int i) {
    return counts == null ? 1 : (int) counts.get(i);
  }

  /// Puts the entries in the order of time, then of mark.
  void sort() {
    if (sorted()) {
      return;
    }
    Integer[] order = new Integer[size()];
    Arrays.setAll(order, i -> i);
    Arrays.sort(
        order,
        (a, b) ->
            time(a) != time(b)
                ? Long.compare(time(a), time(b))
                : Integer.compare(mark(a), mark(b)));
    earliest = earliest == null ? null : in(order, earliest);
    latest = latest == null ? null : in(order, latest);
    marks = marks == null ? null : in(order, marks);
    links = links == null ? null : in(order, links);
    counts = counts == null ? null : in(order, counts);
    times = in(order, times);
    room = order.length;
  }

  private static Packed in(Integer[] order, Packed all) {
    Packed put = new Packed();
    for (int at : order) {
      put.add(all.get(at));
    }
    return put;
  }

  private boolean sorted() {
    for (int i = 1; i < size(); i++) {
      boolean behind = time(i - 1) == time(i) ? mark(i - 1) > mark(i) : time(i - 1) > time(i);
      if (behind) {
        return false;
      }
    }
    return true;
  }

  private void grow() {
    if (size() >= LIMIT) {
      merge();
    }
    if (size() * 2 > room) {
      room += Math.max(2, room / 2);
    }
  }

  private void merge() {
    resolution = resolution == 0 ? Math.max(1, window / 1000) : resolution * 2;
    earliest = earliest == null ? times.copy() : earliest;
    latest = latest == null ? times.copy() : latest;
    for (int i = 0; i < size(); i++) {
      times.set(i, time(i) - Math.floorMod(time(i), resolution));
    }
    sort();
    Timeline merged = new Timeline(window);
    Packed begins = new Packed();
    Packed ends = new Packed();
    Packed many = new Packed();
    for (int i = 0; i < size(); i++) {
      int last = begins.size() - 1;
      boolean same =
          last >= 0
              && merged.time(last) == time(i)
              && merged.mark(last) == mark(i)
              && merged.link(last) == link(i);
      if (same) {
        many.set(last, many.get(last) + count(i));
        begins.set(last, Math.min(begins.get(last), earliest(i)));
        ends.set(last, Math.max(ends.get(last), latest(i)));
        continue;
      }
      merged.place(time(i), mark(i), link(i));
      begins.add(earliest(i));
      ends.add(latest(i));
      many.add(count(i));
    }
    times = merged.times;
    marks = merged.marks;
    links = merged.links;
    counts = many;
    earliest = begins;
    latest = ends;
  }

  private void place(long time, int mark, int link) {
    marks = put(marks, mark, 0);
    links = put(links, link, 0);
    times.add(time);
  }
}
