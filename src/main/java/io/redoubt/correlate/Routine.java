package io.redoubt.correlate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Which combinations of alerts are routine: the same kinds on the same entities on three
/// occasions, or the same kinds on whatever machine at the same time of day (within a quarter
/// of an hour) on three, as when logs are rotated at midnight.
final class Routine {
  private static final int OCCASIONS = 3;
  private static final long DAY = 24 * Sessions.HOUR;
  private static final long NEAR = Sessions.HOUR / 4;

  private final Map<String, Integer> sameEntities = new HashMap<>();
  private final Map<String, List<Long>> times = new HashMap<>();

  void learn(List<Session> part) {
    sameEntities.merge(kinds(part, true), 1, Integer::sum);
    times.computeIfAbsent(kinds(part, false), k -> new ArrayList<>()).add(time(part));
  }

  /// Whether a combination that was learned is routine.
  boolean is(List<Session> part) {
    if (sameEntities.getOrDefault(kinds(part, true), 0) >= OCCASIONS) {
      return true;
    }
    long mine = time(part);
    return times.getOrDefault(kinds(part, false), List.of()).stream()
            .filter(other -> near(mine, other))
            .count()
        >= OCCASIONS;
  }

  private static boolean near(long one, long other) {
    long apart = Math.abs(one - other);
    return Math.min(apart, DAY - apart) <= NEAR;
  }

  private static long time(List<Session> part) {
    return Math.floorMod(part.getFirst().first, DAY);
  }

  private static String kinds(List<Session> part, boolean entities) {
    Set<String> kinds = new TreeSet<>();
    part.forEach(s -> kinds.add(s.key.meaning() + (entities ? '\0' + s.key.value() : "")));
    return String.join("\n", kinds);
  }
}
