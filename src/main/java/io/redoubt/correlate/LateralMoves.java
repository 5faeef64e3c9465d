package io.redoubt.correlate;

import io.redoubt.event.query.OwnAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// Joins what happened on one machine with what happened on the next, where an account went from
/// the one to the other in between.
///
/// | what | must |
/// |---|---|
/// | the alert on the machine it came from | count, and show that somebody was in: before, at
/// most 6 h |
/// | the way (from, to, account) | be new: first taken after that, never before in this input |
/// | the alert on the machine it went to | count, and begin with it or within 2 h |
/// | machines that many log on to, or that log on to many | the account be named in the later
/// alert |
///
/// Each way joins one pair of alerts: the last before it and the first after it.
final class LateralMoves {
  private static final Duration BEFORE = Duration.ofHours(6);
  private static final Duration AFTER = Duration.ofHours(2);

  /* Clocks of two machines differ. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  /// From so many partners on, a machine is a server or manages others.
  private static final int CROWD = 10;

  private static final Comparator<Step> IN_TIME =
      Comparator.comparingLong((Step s) -> s.move().first()).thenComparing(s -> s.move().words());

  private final List<Traits> all;
  private final Moves moves;
  private final Map<String, List<Integer>> on = new HashMap<>();
  private final Map<String, Set<String>> partners = new HashMap<>();

  /// An account went from where one alert was to where another is.
  ///
  /// @param from index of the earlier alert
  /// @param to index of the later one
  record Step(int from, int to, Move move) {}

  private LateralMoves(List<Traits> all, Moves moves) {
    this.all = all;
    this.moves = moves;
  }

  /// The steps between these alerts, which come in time order.
  static List<Step> among(List<Traits> all, Moves moves) {
    return new LateralMoves(all, moves).steps();
  }

  private List<Step> steps() {
    for (int i = 0; i < all.size(); i++) {
      for (String machine : machines(all.get(i))) {
        on.computeIfAbsent(machine, _ -> new ArrayList<>()).add(i);
      }
    }
    Map<String, Set<String>> names = on.isEmpty() ? Map.of() : moves.names();
    for (Move move : on.isEmpty() ? List.<Move>of() : moves.ways()) {
      partners.computeIfAbsent("to " + move.to(), _ -> new HashSet<>()).add(move.from());
      partners.computeIfAbsent("from " + move.from(), _ -> new HashSet<>()).add(move.to());
    }
    List<Step> steps = new ArrayList<>();
    for (Move move : moves.ways()) {
      Set<String> origin = new LinkedHashSet<>(names.getOrDefault(move.from(), Set.of()));
      origin.add(move.from());
      if (on.containsKey(move.to()) && !origin.contains(move.to())) {
        step(move, origin).ifPresent(steps::add);
      }
    }
    steps.sort(IN_TIME);
    return steps;
  }

  private static Set<String> machines(Traits traits) {
    Set<String> machines = new LinkedHashSet<>();
    traits.alert().entities().of("host.name").forEach(h -> machines.add(Names.host(h)));
    traits.alert().entities().of("source.ip").stream()
        .filter(ip -> Names.internal(ip) && !OwnAddress.is(ip))
        .forEach(machines::add);
    return machines;
  }

  private Optional<Step> step(Move move, Set<String> origin) {
    OptionalInt from =
        origin.stream()
            .flatMap(machine -> on.getOrDefault(machine, List.of()).stream())
            .filter(i -> cameFrom(all.get(i), move) && !onlyThere(all.get(i), move, origin))
            .mapToInt(i -> i)
            .max();
    boolean crowd = crowd("to " + move.to()) || crowd("from " + move.from());
    return from.isEmpty()
        ? Optional.empty()
        : on.getOrDefault(move.to(), List.of()).stream()
            .filter(i -> i != from.getAsInt() && wentTo(all.get(i), move))
            .filter(i -> !crowd || names(all.get(i), move))
            .findFirst()
            .map(to -> new Step(from.getAsInt(), to, move.from(label(move, origin))));
  }

  private static String label(Move move, Set<String> origin) {
    List<String> names = origin.stream().filter(name -> !name.equals(move.from())).toList();
    return names.size() == 1 ? names.getFirst() + " (" + move.from() + ")" : move.from();
  }

  /* An alert on the machine it went to names the address it came from, too: that is no start. */
  private static boolean onlyThere(Traits traits, Move move, Set<String> origin) {
    List<String> hosts = traits.alert().entities().of("host.name");
    return !hosts.isEmpty()
        && hosts.stream().map(Names::host).noneMatch(origin::contains)
        && hosts.stream().map(Names::host).anyMatch(move.to()::equals);
  }

  private boolean crowd(String side) {
    return partners.getOrDefault(side, Set.of()).size() > CROWD;
  }

  private static boolean names(Traits traits, Move move) {
    String account = Names.user(move.account());
    return !account.isEmpty()
        && traits.alert().entities().of("user.name").stream()
            .map(Names::user)
            .anyMatch(account::equals);
  }

  private static boolean cameFrom(Traits traits, Move move) {
    Instant first = traits.alert().firstSeen();
    Instant last = traits.alert().lastSeen();
    Instant moved = Instant.ofEpochMilli(move.first());
    return traits.inside()
        && first != null
        && last != null
        && !first.isAfter(moved.plus(SKEW))
        && !moved.isAfter(last.plus(BEFORE));
  }

  private static boolean wentTo(Traits traits, Move move) {
    Instant first = traits.alert().firstSeen();
    Instant moved = Instant.ofEpochMilli(move.first());
    return traits.counts()
        && first != null
        && !first.isBefore(moved.minus(SKEW))
        && !first.isAfter(moved.plus(AFTER));
  }
}
