package io.redoubt.app.log;

import java.util.LinkedHashMap;
import java.util.Map;

/// Lets the same thing be told five times within ten seconds, and then counts it. At most 1,000
/// things are remembered. Thread-safe.
final class Repeats {
  /// What [#admit] says of what is not to be told.
  static final long HUSHED = -1;

  private static final int OFTEN = 5;
  private static final long WINDOW_MILLIS = 10_000;
  private static final int REMEMBERED = 1000;

  private static final class Seen {
    private long since;
    private int told;
    private long hushed;
  }

  private final Map<String, Seen> things =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Seen> eldest) {
          return size() > REMEMBERED;
        }
      };

  /// Whether a thing is told now.
  ///
  /// @param now milliseconds
  /// @return how often it was kept back before, to be told with it; [#HUSHED] when it is not told
  synchronized long admit(String thing, long now) {
    Seen seen = things.computeIfAbsent(thing, _ -> new Seen());
    if (now - seen.since >= WINDOW_MILLIS || seen.told == 0) {
      seen.since = now;
      seen.told = 0;
    }
    if (seen.told == OFTEN) {
      seen.hushed++;
      return HUSHED;
    }
    seen.told++;
    long before = seen.hushed;
    seen.hushed = 0;
    return before;
  }
}
