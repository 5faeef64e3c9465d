package io.redoubt.api.door;

import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.LongSupplier;

/// At most so many requests in any window of this length, for each name: a true sliding log, one
/// time per request that was let in. A clock that goes back counts as one that stands still. Memory
/// is bounded: names that were let in nowhere in the last window are forgotten, and when there are
/// too many others, further names share one window until there is room, so that many names never
/// get more than they should. Thread-safe.
public final class SlidingWindow {
  private static final int NAMES = 65_536;
  private static final String OTHERS = "";

  private final int limit;
  private final long window;
  private final LongSupplier nanos;
  private final int most;
  private final Map<String, Times> names = new HashMap<>();
  private final Times others = new Times();
  private boolean started;
  private long latest;
  private long swept;

  /// @param limit requests, at least 1
  /// @param nanos a clock, in nanoseconds
  public SlidingWindow(int limit, Duration window, LongSupplier nanos) {
    this(limit, window, nanos, NAMES);
  }

  /// @param most names that have a window of their own
  SlidingWindow(int limit, Duration window, LongSupplier nanos, int most) {
    this.limit = limit;
    this.window = window.toNanos();
    this.nanos = nanos;
    this.most = most;
  }

  /// Lets one request in, or says how long it must wait: 0 when it is let in, otherwise nanoseconds
  /// until the first moment at which it would be. What is turned away does not count.
  public synchronized long enter(String name) {
    return look(name, true);
  }

  /// The same without counting.
  public synchronized long wait(String name) {
    return look(name, false);
  }

  /// Names that have a window of their own.
  synchronized int names() {
    return names.size();
  }

  private long look(String name, boolean count) {
    long now = now();
    Times times = times(name, count, now);
    times.drop(now - window);
    if (times.size >= limit) {
      return times.first() + window - now;
    }
    if (count) {
      times.add(now);
    }
    return 0;
  }

  private long now() {
    long now = nanos.getAsLong();
    latest = started && now - latest < 0 ? latest : now;
    started = true;
    return latest;
  }

  private Times times(String name, boolean count, long now) {
    Times known = names.get(name);
    if (known != null) {
      return known;
    }
    if (names.size() >= most) {
      sweep(now);
    }
    if (names.size() >= most || name.equals(OTHERS)) {
      return others;
    }
    Times fresh = new Times();
    others.drop(now - window);
    if (count) {
      fresh.addAll(others); // it may have been let in among the others
      names.put(name, fresh);
    }
    return count ? fresh : others;
  }

  /* Once in a hundredth of a window at most, so that many names do not make it slow. */
  private void sweep(long now) {
    if (now - swept < window / 100 && swept != 0) {
      return;
    }
    swept = now;
    Iterator<Times> all = names.values().iterator();
    while (all.hasNext()) {
      Times times = all.next();
      times.drop(now - window);
      if (times.size == 0) {
        all.remove();
      }
    }
  }

  /// Moments in order: a ring that grows.
  private static final class Times {
    private long[] ring = new long[8];
    private int start;
    private int size;

    long first() {
      return ring[start];
    }

    void addAll(Times other) {
      for (int i = 0; i < other.size; i++) {
        add(other.ring[(other.start + i) & (other.ring.length - 1)]);
      }
    }

    void add(long time) {
      if (size == ring.length) {
        long[] larger = new long[size * 2];
        for (int i = 0; i < size; i++) {
          larger[i] = ring[(start + i) & (ring.length - 1)];
        }
        ring = larger;
        start = 0;
      }
      ring[(start + size) & (ring.length - 1)] = time;
      size++;
    }

    /* A moment exactly a window ago is outside. */
    void drop(long until) {
      while (size > 0 && ring[start] - until <= 0) {
        start = (start + 1) & (ring.length - 1);
        size--;
      }
    }
  }
}
