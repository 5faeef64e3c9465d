package io.redoubt.store.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/// Counts how often the values of a field that are points come, in whatever segments and under
/// whatever keys they stand. All are read side by side in the order of their numbers, a stretch of
/// numbers at a time, which is counted in a small table: to merge them one by one, or to sort them,
/// costs several times as much as to read them. Not thread-safe.
final class PointRuns {
  /* Runs that are read ahead of all together, so that the table stays in the processor's cache. */
  private static final int AHEAD = 1 << 15;

  /* The last run of a cursor may go on, so that one more is needed. */
  private static final int LEAST_AHEAD = 2;

  private final List<PointCursor> cursors;
  private final int ahead;
  private final NumberCounts stretch = new NumberCounts();

  /// @param stretch numbers that are counted
  /// @param fitting documents of all segments that count; null for all
  PointRuns(
      PointKind kind,
      List<LeafReaderContext> segments,
      List<NameGroup> keys,
      Stretches.Stretch stretch,
      @Nullable FixedBitSet fitting)
      throws IOException {
    this(kind, segments, keys, stretch, fitting, AHEAD);
  }

  /// @param readAhead runs that are read ahead of all together, about
  PointRuns(
      PointKind kind,
      List<LeafReaderContext> segments,
      List<NameGroup> keys,
      Stretches.Stretch stretch,
      @Nullable FixedBitSet fitting,
      int readAhead)
      throws IOException {
    cursors = new ArrayList<>();
    for (NameGroup key : keys) {
      cursors.addAll(cursors(kind, segments, key, stretch, fitting));
    }
    ahead = Math.max(LEAST_AHEAD, readAhead / Math.max(1, cursors.size()));
  }

  private static List<PointCursor> cursors(
      PointKind kind,
      List<LeafReaderContext> segments,
      NameGroup key,
      Stretches.Stretch stretch,
      @Nullable FixedBitSet fitting)
      throws IOException {
    List<PointCursor> cursors = new ArrayList<>();
    for (LeafReaderContext segment : segments) {
      PointCursor cursor = PointCursor.of(kind, segment, key, stretch, fitting);
      if (cursor != null) {
        cursors.add(cursor);
      }
    }
    return cursors;
  }

  /// Hands over each number of interest once, with the events that count and have it, deleted ones
  /// included; in no order.
  void each(NumberCounts.Taker taker) throws IOException {
    while (readOn()) {
      long bound = Long.MAX_VALUE;
      for (PointCursor cursor : cursors) {
        bound = Math.min(bound, cursor.bound());
      }
      int waiting = 0;
      for (PointCursor cursor : cursors) {
        waiting += cursor.waiting(bound);
      }
      stretch.clear(waiting, taker.least());
      for (PointCursor cursor : cursors) {
        cursor.sift(bound, stretch);
      }
      for (PointCursor cursor : cursors) {
        cursor.take(bound, stretch);
      }
      stretch.each(taker);
    }
  }

  /* Whether there is more. */
  private boolean readOn() throws IOException {
    List<PointCursor> done = new ArrayList<>();
    for (PointCursor cursor : cursors) {
      if (!cursor.read(ahead)) {
        done.add(cursor);
      }
    }
    cursors.removeAll(done);
    return !cursors.isEmpty();
  }

  /// Counts the events of one value after the other. Not thread-safe.
  static final class Lookup {
    private final PointKind kind;
    private final List<NameGroup> keys;
    private final List<List<PointCursor>> cursors = new ArrayList<>();

    /// @param fitting documents of all segments that count; null for all
    Lookup(
        PointKind kind,
        List<LeafReaderContext> segments,
        List<NameGroup> keys,
        @Nullable FixedBitSet fitting)
        throws IOException {
      this.kind = kind;
      this.keys = keys;
      for (NameGroup key : keys) {
        cursors.add(cursors(kind, segments, key, Stretches.Stretch.ALL, fitting));
      }
    }

    /// Events that count and have this value.
    long events(long number) throws IOException {
      long events = 0;
      for (int i = 0; i < cursors.size(); i++) {
        byte[] point = kind.point(keys.get(i), number);
        for (PointCursor cursor : cursors.get(i)) {
          events += cursor.events(point);
        }
      }
      return events;
    }
  }
}
