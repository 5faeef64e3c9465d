package io.redoubt.store.index;

import io.redoubt.event.port.EventFinder.Counted;
import io.redoubt.event.port.EventFinder.ValueCount;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// The most frequent of the values that were handed over, among equals those first in order. Not
/// thread-safe.
final class Leading {
  private static final Comparator<ValueCount> RAREST_FIRST =
      Comparator.comparingLong(ValueCount::count)
          .thenComparing(ValueCount::value, Comparator.reverseOrder());

  private final int most;
  private final long floor;
  private final PriorityQueue<ValueCount> values = new PriorityQueue<>(RAREST_FIRST);
  private boolean complete = true;

  /* The one that goes first; null while it is not known. */
  private @Nullable BytesRef last;

  /// @param most values that are kept
  Leading(int most) {
    this(most, 1);
  }

  private Leading(int most, long floor) {
    this.most = most;
    this.floor = floor;
  }

  /// Others, to be joined into these later: what these would not keep is not kept there either.
  Leading beside() {
    return new Leading(most, least());
  }

  /// Whether there are as many as are kept.
  boolean full() {
    return values.size() >= most;
  }

  /// Events that a value needs to be kept, perhaps.
  long least() {
    return full() ? values.element().count() : floor;
  }

  /// One more value.
  void add(BytesRef value, long events) {
    if (events == 0) {
      return;
    }
    if (!keeps(value, events)) {
      complete = false;
      return;
    }
    add(new ValueCount(value.utf8ToString(), events));
  }

  /// Whether a value is among these when it is added.
  boolean keeps(BytesRef value, long events) {
    long least = least();
    boolean after = events == least && last != null && value.compareTo(last) > 0;
    return events >= least && !after;
  }

  private void add(ValueCount value) {
    values.add(value);
    if (values.size() > most) {
      complete = false;
      values.poll();
    }
    last = full() ? plain(values.element().value()) : null;
  }

  /* Beside what is ASCII, bytes are in the order of characters; null for anything else. */
  private static @Nullable BytesRef plain(String value) {
    BytesRef bytes = new BytesRef(value);
    return bytes.length == value.length() ? bytes : null;
  }

  /// Some were not handed over.
  void passedOver() {
    complete = false;
  }

  /// Those of others, which are all different from these.
  void join(Leading others) {
    complete &= others.complete;
    others.values.forEach(this::add);
  }

  /// The most frequent first, and whether these are all.
  Counted<ValueCount> counted() {
    List<ValueCount> sorted = new ArrayList<>(values);
    sorted.sort(RAREST_FIRST.reversed());
    return new Counted<>(sorted, complete);
  }
}
