package io.redoubt.api.door;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/// At most so many requests in any window of this length, for each name: a true sliding log, one
/// time per request that was let in. Names that sent nothing for a window are forgotten, the
/// longest silent first, so that memory is bounded. Thread-safe.
public final class SlidingWindow {
  private static final int NAMES = 4096;

  private final int limit;
  private final long window;
  private final LongSupplier nanos;
  private final Map<String, Times> names = new LinkedHashMap<>(16, 0.75f, true);

  /// @param limit requests, at least 1
  /// @param nanos a clock that only goes forward, in nanoseconds
  public SlidingWindow(int limit, Duration window, LongSupplier nanos) {
    this.limit = limit;
    this.window = window.toNanos();
    this.nanos = nanos;
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

  private long look(String name, boolean count) {
    long now = nanos.getAsLong();
    Times times = names.get(name);
    if (times == null) {
      times = new Times();
      if (!count) {
        return 0;
      }
      names.put(name, times);
      forget(now);
    }
    times.drop(now - window);
    if (times.size >= limit) {
      return times.first() + window - now;
    }
    if (count) {
      times.add(now);
    }
    return 0;
  }

  private void forget(long now) {
    if (names.size() > NAMES) {
      var oldest = names.entrySet().iterator();
      oldest.next().getValue().drop(now - window);
      oldest.remove();
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
