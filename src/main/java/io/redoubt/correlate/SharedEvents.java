package io.redoubt.correlate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Joins groups that different rules made of the same events: thirty rules that fire on one process
/// are one alert. Two groups are joined when at least half of their events are common to both, when
/// all events of one are in the other, which is not less severe, or when nine tenths of one are in
/// the other and both are about the same entity (a correlation and what it counted).
final class SharedEvents {
  private static final Comparator<Session> LEADS =
      Comparator.comparing(Session::level)
          .reversed()
          .thenComparing(Comparator.comparingInt((Session s) -> s.events.size()).reversed())
          .thenComparingLong(s -> s.first)
          .thenComparing(s -> s.key);

  /// Events looked at per group: those with the smallest hashes, the same in all groups.
  private static final int LOOKED_AT = 4096;

  private SharedEvents() {}

  /// The groups that remain. The key of a joined group is that of its most severe part.
  static List<Session> joined(List<Session> groups) {
    List<Session> leading = new ArrayList<>(groups);
    leading.sort(LEADS);
    leading.forEach(Session::fixAnchor);
    Map<Long, List<Integer>> byEvent = new HashMap<>();
    Map<Integer, Session> kept = new LinkedHashMap<>();
    for (int i = 0; i < leading.size(); i++) {
      Session next = leading.get(i);
      long[] hashes = next.events.sorted();
      int into = home(next, hashes, byEvent, kept);
      if (into >= 0) {
        merge(kept, into, next);
      } else {
        kept.put(i, next);
      }
      int owner = into >= 0 ? into : i;
      for (int h = 0; h < Math.min(hashes.length, LOOKED_AT); h++) {
        byEvent.computeIfAbsent(hashes[h], hash -> new ArrayList<>(1)).add(owner);
      }
    }
    return List.copyOf(kept.values());
  }

  private static void merge(Map<Integer, Session> kept, int into, Session next) {
    Session home = kept.get(into);
    if (home != null) {
      home.merge(next);
    }
  }

  private static int home(
      Session next, long[] hashes, Map<Long, List<Integer>> byEvent, Map<Integer, Session> kept) {
    Set<Integer> candidates = new HashSet<>();
    for (long hash : hashes) {
      candidates.addAll(byEvent.getOrDefault(hash, List.of()));
    }
    return candidates.stream()
        .sorted()
        .filter(i -> same(kept.get(i), next, hashes))
        .findFirst()
        .orElse(-1);
  }

  private static boolean same(@Nullable Session home, Session next, long[] hashes) {
    if (home == null) {
      return false;
    }
    int common = 0;
    for (long hash : hashes) {
      common += home.events.contains(hash) ? 1 : 0;
    }
    int all = home.events.size() + hashes.length - common;
    int smaller = Math.min(home.events.size(), hashes.length);
    boolean sameEntity =
        home.key.field().equals(next.key.field()) && home.key.value().equals(next.key.value());
    return common == hashes.length
        || common * 2 >= all
        || (sameEntity && common * 10 >= smaller * 9);
  }
}
