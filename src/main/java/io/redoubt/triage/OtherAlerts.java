package io.redoubt.triage;

import static java.time.temporal.ChronoUnit.DAYS;

import io.redoubt.event.Severity;
import io.redoubt.event.finding.AlertGroup;
import io.redoubt.event.finding.Counts;
import io.redoubt.event.finding.RuleInfo;
import io.redoubt.event.finding.Scene;
import io.redoubt.event.query.OwnAddress;
import io.redoubt.taxonomy.attack.Attack;
import io.redoubt.triage.evidence.Line;
import io.redoubt.triage.evidence.Say;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Which other groups of the run are about the same entity: `alert_history` of the menu, which
/// needs no events. Immutable after construction.
final class OtherAlerts {
  private static final int SHOWN = 3;

  /// On so many days of an input the same deed of the same principal is a habit.
  private static final int HABIT = 4;

  private static final String USER = "user.name";

  private final Map<String, List<AlertGroup>> byEntity = new HashMap<>();
  private final List<AlertGroup> groups;
  private final Attack attack;
  private final Instant begin;

  OtherAlerts(List<AlertGroup> groups, Attack attack) {
    this.groups = groups;
    this.attack = attack;
    begin = first(groups);
    for (AlertGroup group : groups) {
      if (!group.keyField().isEmpty()) {
        byEntity.computeIfAbsent(key(group), _ -> new ArrayList<>()).add(group);
      }
    }
  }

  private static String key(AlertGroup group) {
    return group.keyField() + '\0' + group.keyValue();
  }

  /// The line that says that this is a habit here; empty when it is not known to be one.
  ///
  /// In a cloud or a service: the same rule fired on four days or more for the same principal from
  /// the same addresses, or for whoever works from the same inside address. On machines: it came on
  /// as many days, and nothing of another kind came up about the same machines
  /// or accounts. What [NoHabit] names is none.
  Optional<Line> habit(AlertGroup group) {
    if (NoHabit.ever(group, attack)) {
      return Optional.empty();
    }
    return group.scene() == Scene.CLOUD ? principal(group).or(() -> place(group)) : machines(group);
  }

  /* A group that was folded of several has no key; it may still be about one account alone. */
  private Optional<Line> principal(AlertGroup group) {
    boolean keyed = !group.keyField().isEmpty();
    Counts users = group.of(USER);
    if (!keyed && !(all(group, USER) && users.names().size() == 1)) {
      return Optional.empty();
    }
    List<AlertGroup> alike =
        keyed
            ? byEntity.getOrDefault(key(group), List.of()).stream()
                .filter(other -> same(group, other) && sources(other).equals(sources(group)))
                .toList()
            : List.of(group);
    long days = days(alike);
    return days < HABIT || begunLater(alike, days)
        ? Optional.empty()
        : Optional.of(
            new Line()
                .say("The same rule fired for ")
                .named(
                    keyed ? group.keyField() : USER,
                    keyed ? group.keyValue() : users.names().getFirst())
                .say(", from the same addresses, on %s of this input.".formatted(days(days))));
  }

  /* A host from which a team administers: several of them, so that it is no one's account alone. */
  private Optional<Line> place(AlertGroup group) {
    Set<String> sources = sources(group);
    if (sources.size() != 1
        || !sources.stream().allMatch(ip -> Addresses.internal(ip) && !OwnAddress.is(ip))) {
      return Optional.empty();
    }
    List<AlertGroup> there =
        groups.stream()
            .filter(other -> same(group, other) && sources(other).equals(sources))
            .filter(other -> all(other, "source.ip") && all(other, USER))
            .toList();
    long people = there.stream().flatMap(g -> g.of(USER).names().stream()).distinct().count();
    long days = days(there);
    return days < HABIT || people < 2 || begunLater(there, days)
        ? Optional.empty()
        : Optional.of(
            new Line()
                .say("The same rule fired for ")
                .say(Say.number(people, "account", "accounts") + " that work from ")
                .named("source.ip", sources.iterator().next())
                .say(" on %s of this input.".formatted(days(days))));
  }

  private Optional<Line> machines(AlertGroup group) {
    boolean ours = group.mainRule().kind() == RuleInfo.Kind.DETECTION;
    List<AlertGroup> it = List.of(group);
    long days = days(it);
    if (group.scene() != Scene.ENDPOINT || !ours || days < HABIT || begunLater(it, days)) {
      return Optional.empty();
    }
    return groups.stream().anyMatch(other -> strange(group, other))
        ? Optional.empty()
        : Optional.of(
            new Line()
                .say("The same rule fired here on %s of this input, and ".formatted(days(days)))
                .say("no alert of another kind is about the same machines or accounts."));
  }

  /* Something else of weight, and not usual, about the same machines or accounts. Two that came as
  often as each other do not excuse each other when one of them can be no habit. */
  private boolean strange(AlertGroup group, AlertGroup other) {
    return other.severity().atLeast(Severity.MEDIUM)
        && (other.habit().days() < HABIT || NoHabit.ever(other, attack))
        && !same(group, other)
        && (meets(group, other, "host.name") || meets(group, other, USER));
  }

  private static boolean meets(AlertGroup one, AlertGroup other, String field) {
    return !Collections.disjoint(one.of(field).names(), other.of(field).names());
  }

  /* Several kinds told as one may have it in some of their events only. */
  private static boolean all(AlertGroup group, String field) {
    Counts counts = group.of(field);
    long told = counts.values().stream().mapToLong(Counts.Count::count).sum();
    return counts.complete() && (group.sampled() || told >= group.eventCount());
  }

  private static boolean same(AlertGroup one, AlertGroup other) {
    return other.mainRule().id().equals(one.mainRule().id());
  }

  private static String days(long days) {
    return Say.number(days, "day", "days");
  }

  /* Days of one alert are known by their number only. */
  private static long days(List<AlertGroup> groups) {
    Set<Instant> begins = new HashSet<>();
    int most = 0;
    for (AlertGroup group : groups) {
      most = Math.max(most, group.habit().days());
      Stream.ofNullable(group.firstSeen()).map(t -> t.truncatedTo(DAYS)).forEach(begins::add);
    }
    return Math.max(most, begins.size());
  }

  private boolean begunLater(List<AlertGroup> alike, long days) {
    Instant last =
        alike.stream()
            .flatMap(group -> Stream.ofNullable(group.lastSeen()))
            .max(Instant::compareTo)
            .orElse(begin);
    return NoHabit.begunLater(begin, first(alike), last, days);
  }

  private static Instant first(List<AlertGroup> groups) {
    return groups.stream()
        .flatMap(group -> Stream.ofNullable(group.firstSeen()))
        .min(Instant::compareTo)
        .orElse(Instant.EPOCH);
  }

  private static Set<String> sources(AlertGroup group) {
    return Set.copyOf(group.of("source.ip").names());
  }

  /// The line that names them; empty when there is none.
  Optional<Line> line(AlertGroup group) {
    List<AlertGroup> others =
        byEntity.getOrDefault(key(group), List.of()).stream()
            .filter(other -> !other.id().equals(group.id()))
            .toList();
    if (group.keyField().isEmpty() || others.isEmpty()) {
      return Optional.empty();
    }
    Line line = new Line().say(Say.number(others.size(), "other alert of ", "other alerts of "));
    line.say("this run about ").named(group.keyField(), group.keyValue()).say(": ");
    String separator = "";
    for (AlertGroup other : others.subList(0, Math.min(SHOWN, others.size()))) {
      line.say(separator).quoted("rule.name", other.mainRule().title());
      line.say(" (" + other.severity().id() + ")");
      separator = ", ";
    }
    return Optional.of(line.say(others.size() > SHOWN ? ", …." : "."));
  }
}
