package io.redoubt.api.compat.backend;

import java.util.LinkedHashMap;
import java.util.Map;

/// How often each caller may ask: a window begins with the first call and is counted until it is
/// over; the next call begins another. At most 100,000 callers are remembered; whoever asked
/// longest ago is forgotten first. Thread-safe.
final class FixedWindow {
  private static final int MOST_CALLERS = 100_000;

  private final int most;
  private final long millis;
  private final Map<String, Window> windows = new LinkedHashMap<>(64, 0.75f, true);

  FixedWindow(int most, long millis) {
    this.most = most;
    this.millis = millis;
  }

  private record Window(long start, int count) {}

  /// Counts a call; 0 when it may go on, else the seconds until the window is over.
  synchronized long take(String caller, long now) {
    Window window = windows.get(caller);
    if (window == null || now - window.start() >= millis) {
      remember(caller, new Window(now, 1));
      return 0;
    }
    if (window.count() >= most) {
      return Math.ceilDiv(millis - (now - window.start()), 1000);
    }
    remember(caller, new Window(window.start(), window.count() + 1));
    return 0;
  }

  private void remember(String caller, Window window) {
    windows.put(caller, window);
    if (windows.size() > MOST_CALLERS) {
      var oldest = windows.entrySet().iterator();
      oldest.next();
      oldest.remove();
    }
  }
}
