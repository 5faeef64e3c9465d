package io.redoubt.correlate;

import io.redoubt.event.finding.Finding;
import io.redoubt.event.finding.Seat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Says of findings, once all are grouped, which alert each became part of. Immutable after it was
/// made, thread-safe.
public final class AlertHomes implements Function<Seat, String> {
  private record Home(String id, Reach reach) {
    /* What lies within what is usual is the narrower of the two. */
    boolean closer(Home other, long at) {
      long mine = reach.distance(at);
      long theirs = other.reach.distance(at);
      return mine < theirs || (mine == theirs && reach.length() < other.reach.length());
    }
  }

  private final Map<Long, List<Home>> byKey = new HashMap<>();

  AlertHomes(List<Session> alerts) {
    for (Session alert : alerts) {
      String id = alert.id();
      for (Reach reach : alert.parts()) {
        byKey.computeIfAbsent(reach.key(), k -> new ArrayList<>(1)).add(new Home(id, reach));
      }
    }
  }

  /// Where a finding sits: of it nothing else need be kept.
  public static Seat seat(Finding finding) {
    GroupKey key = Keys.of(finding);
    GroupKey crowd = new GroupKey(key.meaning(), "", "", key.scene());
    long at =
        finding.events().stream()
            .filter(event -> event.time().status().dated())
            .mapToLong(event -> event.time().millis())
            .min()
            .orElse(Long.MAX_VALUE);
    return new Seat(key.hash(), crowd.hash(), at);
  }

  /// The id of the alert that a finding became part of; empty when that cannot be told (only where
  /// more than twenty thousand meanings were met).
  @Override
  public String apply(Seat seat) {
    List<Home> homes = new ArrayList<>(byKey.getOrDefault(seat.key(), List.of()));
    homes.addAll(byKey.getOrDefault(seat.crowd(), List.of()));
    Home nearest = null;
    for (Home home : homes) {
      if (nearest == null || home.closer(nearest, seat.at())) {
        nearest = home;
      }
    }
    return nearest == null ? "" : nearest.id();
  }
}
