package io.redoubt.store.log;

import java.util.ArrayList;
import java.util.List;

/// The segments there are and how far they are committed. One thread changes it, any read it.
final class Segments {
  private volatile List<Segment> all;
  private volatile long next;

  Segments(List<Segment> all, long next) {
    this.all = List.copyOf(all);
    this.next = next;
  }

  /// In the order in which they were written.
  List<Segment> all() {
    return all;
  }

  /// One more than the highest committed sequence number.
  long next() {
    return next;
  }

  /// Committed up to here.
  void next(long now) {
    next = now;
  }

  /// The lowest number that may be kept.
  long first() {
    List<Segment> now = all;
    return now.isEmpty() ? next : Math.min(next, now.getFirst().name().first());
  }

  /// Bytes in all.
  long bytes() {
    return all.stream().mapToLong(Segment::end).sum();
  }

  void add(Segment segment) {
    List<Segment> more = new ArrayList<>(all);
    more.add(segment);
    all = List.copyOf(more);
  }

  void remove(Segment segment) {
    List<Segment> fewer = new ArrayList<>(all);
    fewer.remove(segment);
    all = List.copyOf(fewer);
  }

  /// Those that may hold this number or later ones.
  List<Segment> from(long sequence) {
    List<Segment> now = all;
    int low = 0;
    int high = now.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (now.get(middle).name().first() <= sequence) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    int start = Math.max(0, low - 1);
    while (start > 0 && now.get(start).name().first() == sequence) {
      start--;
    }
    return now.subList(start, now.size());
  }
}
