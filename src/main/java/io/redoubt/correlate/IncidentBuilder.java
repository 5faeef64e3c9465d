package io.redoubt.correlate;

import io.redoubt.event.Severity;
import io.redoubt.event.finding.Alert;
import io.redoubt.event.finding.AlertGroup;
import io.redoubt.event.finding.Habit;
import io.redoubt.event.finding.Incident;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Joins alerts that share an address, an account or a machine within a time into incidents. A
/// single alert is no incident. Stateless and thread-safe; the same alerts give the same incidents
/// in whatever order they come.
///
/// | shared | within | and |
/// |---|---|---|
/// | address outside, account (not `root` and its like) | 6 h | one of both is at least medium |
/// | machine, address inside | 2 h | both are, and one shows somebody who got in |
///
/// A value that most alerts of a large set share ties nothing. Where an account logged on from one
/// machine to the next, [LateralMoves] joins what happened on both.
public final class IncidentBuilder {
  /// From so many alerts on, a value that more than half of them share is no tie.
  private static final int LARGE = 60;

  private static final Comparator<Alert> IN_TIME =
      Comparator.comparing((Alert a) -> a.firstSeen() == null ? Instant.MAX : a.firstSeen())
          .thenComparing(Alert::id);

  private static final Comparator<Incident> RANK =
      Comparator.comparing(Incident::severity)
          .reversed()
          .thenComparing(i -> i.firstSeen() == null ? Instant.MAX : i.firstSeen())
          .thenComparing(Incident::id);

  /// The alerts, those of an incident with its id, and the incidents by severity, then time.
  public record Stories(List<Alert> alerts, List<Incident> incidents) {
    /// Copies the lists.
    public Stories {
      alerts = List.copyOf(alerts);
      incidents = List.copyOf(incidents);
    }
  }

  /// The id of the incident whose first alert has this id.
  public static String id(String alert) {
    return Hashes.id("incident\0" + alert);
  }

  /// Joins alerts of which nothing more is known than themselves.
  public Stories build(List<Alert> alerts) {
    return build(alerts, new Moves());
  }

  /// Joins alerts of which it is not known how usual they are.
  public Stories build(List<Alert> alerts, Moves moves) {
    return build(alerts, List.of(), moves);
  }

  /// Joins the alerts of these groups and judges them again by their company ([Company]); they come
  /// ranked.
  ///
  /// @param moves log-ons from machine to machine, which [LateralMoves] joins by
  public Stories build(List<Alert> alerts, List<AlertGroup> groups, Moves moves) {
    Map<String, Habit> habits = new HashMap<>();
    groups.forEach(g -> habits.put(g.id(), g.habit()));
    List<Traits> all =
        alerts.stream()
            .sorted(IN_TIME)
            .map(a -> Traits.of(a, habits.getOrDefault(a.id(), Habit.ONCE)))
            .toList();
    int[] home = joined(all);
    List<LateralMoves.Step> steps = LateralMoves.among(all, moves);
    steps.forEach(step -> unite(home, step.from(), step.to()));
    Map<Integer, List<Traits>> parts = new TreeMap<>();
    for (int i = 0; i < all.size(); i++) {
      parts.computeIfAbsent(root(home, i), r -> new ArrayList<>()).add(all.get(i));
    }
    Map<String, Alert> judged = new HashMap<>();
    List<Incident> incidents = new ArrayList<>();
    for (List<Traits> part : parts.values()) {
      if (isStory(part)) {
        List<Traits> members =
            part.stream().map(t -> Traits.of(Company.judged(t, part), t.habit())).toList();
        Incident incident = Story.of(members, steps(steps, all, part));
        incidents.add(incident);
        members.forEach(t -> judged.put(t.alert().id(), t.alert().in(incident.id())));
      }
    }
    incidents.sort(RANK);
    List<Alert> ranked =
        alerts.stream().map(a -> judged.getOrDefault(a.id(), a)).sorted(Alert.RANK).toList();
    return new Stories(ranked, incidents);
  }

  /// The steps within one story, by the ids of their alerts.
  private static List<Story.Step> steps(
      List<LateralMoves.Step> steps, List<Traits> all, List<Traits> part) {
    return steps.stream()
        .filter(step -> part.contains(all.get(step.to())))
        .map(
            step ->
                new Story.Step(
                    all.get(step.from()).alert(), all.get(step.to()).alert().id(), step.move()))
        .toList();
  }

  private static boolean isStory(List<Traits> part) {
    return part.size() > 1
        && (part.stream().anyMatch(t -> t.alert().severity().atLeast(Severity.MEDIUM))
            || part.getFirst().company(part.getLast()));
  }

  private static int[] joined(List<Traits> all) {
    Map<String, List<Integer>> sharing = new TreeMap<>();
    for (int i = 0; i < all.size(); i++) {
      for (String value : all.get(i).ties().keySet()) {
        sharing.computeIfAbsent(value, v -> new ArrayList<>()).add(i);
      }
    }
    int[] home = new int[all.size()];
    for (int i = 0; i < home.length; i++) {
      home[i] = i;
    }
    Map<String, Integer> companies = new HashMap<>();
    for (int i = 0; i < home.length; i++) {
      String company = all.get(i).habit().company();
      Integer known = company.isEmpty() ? null : companies.putIfAbsent(company, i);
      if (known != null) {
        unite(home, i, known);
      }
    }
    for (Map.Entry<String, List<Integer>> e : sharing.entrySet()) {
      boolean everywhere = all.size() >= LARGE && e.getValue().size() * 2 > all.size();
      if (!everywhere) {
        join(e.getKey(), e.getValue(), all, home);
      }
    }
    return home;
  }

  private static void join(String value, List<Integer> sharing, List<Traits> all, int[] home) {
    for (int i = 1; i < sharing.size(); i++) {
      Traits later = all.get(sharing.get(i));
      for (int k = i - 1; k >= 0; k--) {
        Traits earlier = all.get(sharing.get(k));
        Traits.Tie tie = later.ties().get(value);
        if (tie != null
            && root(home, sharing.get(i)) != root(home, sharing.get(k))
            && later.ties(earlier, tie)) {
          unite(home, sharing.get(i), sharing.get(k));
        }
      }
    }
  }

  private static void unite(int[] home, int one, int other) {
    int a = root(home, one);
    int b = root(home, other);
    home[Math.max(a, b)] = Math.min(a, b);
  }

  private static int root(int[] home, int of) {
    int at = of;
    while (home[at] != at) {
      home[at] = home[home[at]];
      at = home[at];
    }
    return at;
  }
}
