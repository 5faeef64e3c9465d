package io.redoubt.api.compat.engine;

import java.util.LinkedHashMap;
import java.util.Map;

/// How often each caller may ask: a true sliding window. The times of the calls that were let
/// through are kept; a call is refused while as many as allowed lie within the window; refused
/// calls do not count. At most 100,000 callers are told apart: one is forgotten only when none of
/// its calls counts any more, so that forgetting lets nothing through; as long as there is none,
/// all newcomers together are one caller. Thread-safe.
public final class SlidingWindow {
  private static final int MOST_CALLERS = 100_000;
  private static final double NANOS = 1e9;

  /// Whoever comes when all room is taken; no caller has an empty name.
  private static final String NEWCOMERS = "";

  private final int most;
  private final long window;
  private final int seconds;
  private final Map<String, Times> callers = new LinkedHashMap<>(64, 0.75f, true);

  /// @param most calls in a window
  /// @param seconds how long the window is
  public SlidingWindow(int most, int seconds) {
    this.most = most;
    this.seconds = seconds;
    this.window = seconds * 1_000_000_000L;
  }

  /// Counts a call; 0 when it may go on, else the seconds until the caller may try again.
  ///
  /// @param now nanoseconds of a clock that only goes forward
  public synchronized int take(String caller, long now) {
    String known = callers.containsKey(caller) || roomBy(now) ? caller : NEWCOMERS;
    Times times = callers.computeIfAbsent(known, _ -> new Times());
    times.dropBefore(now - window);
    if (times.size >= most) {
      double waited = times.size == 0 ? 0 : (now - times.oldest()) / NANOS;
      return (int) (seconds - waited) + 1;
    }
    times.add(now);
    return 0;
  }

  /// How many callers are remembered.
  public synchronized int callers() {
    return callers.size();
  }

  /* Whether one more fits, if need be by forgetting who asked longest ago. */
  private boolean roomBy(long now) {
    if (callers.size() < MOST_CALLERS) {
      return true;
    }
    var each = callers.values().iterator();
    Times oldest = each.next();
    oldest.dropBefore(now - window);
    if (oldest.size > 0) {
      return false;
    }
    each.remove();
    return true;
  }

  /// A ring of times.
  private static final class Times {
    private long[] ring = new long[4];
    private int first;
    private int size;

    long oldest() {
      return ring[first];
    }

    void dropBefore(long time) {
      while (size > 0 && ring[first] - time < 0) {
        first = (first + 1) % ring.length;
        size--;
      }
    }

    void add(long time) {
      if (size == ring.length) {
        long[] wider = new long[ring.length * 2];
        for (int i = 0; i < size; i++) {
          wider[i] = ring[(first + i) % ring.length];
        }
        ring = wider;
        first = 0;
      }
      ring[(first + size++) % ring.length] = time;
    }
  }
}
