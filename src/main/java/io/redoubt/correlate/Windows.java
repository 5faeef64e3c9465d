package io.redoubt.correlate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Sorts sessions of different entities into windows: sessions of one window overlap or follow
/// each other within the gap.
final class Windows {
  private static final Comparator<Session> BY_START =
      Comparator.comparingLong((Session s) -> s.first)
          .thenComparingLong(s -> s.last)
          .thenComparing(s -> s.key);

  private Windows() {}

  /// The windows in time order; sessions without a time are one window of their own.
  static List<List<Session>> of(List<Session> some, List<Session> others) {
    List<Session> all = new ArrayList<>(some);
    all.addAll(others);
    all.sort(BY_START);
    List<List<Session>> windows = new ArrayList<>();
    List<Session> undated = new ArrayList<>();
    long end = Long.MIN_VALUE;
    for (Session session : all) {
      if (!session.dated()) {
        undated.add(session);
        continue;
      }
      if (windows.isEmpty() || session.first - end > session.key.gap()) {
        windows.add(new ArrayList<>());
      }
      windows.getLast().add(session);
      end = Math.max(end, session.last);
    }
    if (!undated.isEmpty()) {
      windows.add(undated);
    }
    return windows;
  }
}
