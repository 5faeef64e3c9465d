package io.redoubt.api.compat.backend;

import java.util.LinkedHashMap;
import java.util.Map;

/// How often each caller may ask: a window begins with the first call and is counted until it is
/// over; the next call begins another. At most 100,000 callers are told apart: one is forgotten
/// only when its window is over, so that forgetting lets nothing through; as long as there is none,
/// all newcomers together are one caller. Thread-safe.
final class FixedWindow {
  private static final int MOST_CALLERS = 100_000;

  private static final String NEWCOMERS = "";

  private final int most;
  private final long millis;
  private final Map<String, Window> windows = new LinkedHashMap<>(64, 0.75f, true);

  FixedWindow(int most, long millis) {
    this.most = most;
    this.millis = millis;
  }

  private record Window(long start, int count) {}

  /// Counts a call; 0 when it may go on, else the seconds until the window is over.
  synchronized long take(String asking, long now) {
    String caller = windows.containsKey(asking) || roomBy(now) ? asking : NEWCOMERS;
    Window window = windows.get(caller);
    if (window == null || now - window.start() >= millis) {
      windows.put(caller, new Window(now, 1));
      return 0;
    }
    if (window.count() >= most) {
      return Math.ceilDiv(millis - (now - window.start()), 1000);
    }
    windows.put(caller, new Window(window.start(), window.count() + 1));
    return 0;
  }

  /* Whether one more fits, if need be by forgetting who asked longest ago. */
  private boolean roomBy(long now) {
    if (windows.size() < MOST_CALLERS) {
      return true;
    }
    var each = windows.values().iterator();
    if (now - each.next().start() < millis) {
      return false;
    }
    each.remove();
    return true;
  }

  /// How many callers are remembered.
  synchronized int callers() {
    return windows.size();
  }
}
