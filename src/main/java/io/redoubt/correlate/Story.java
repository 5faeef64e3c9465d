package io.redoubt.correlate;

import io.redoubt.event.Severity;
import io.redoubt.event.finding.Alert;
import io.redoubt.event.finding.Entities;
import io.redoubt.event.finding.Incident;
import io.redoubt.taxonomy.attack.Attack;
import io.redoubt.taxonomy.attack.Tactic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Tells one incident: title, members and why they belong, tactics in order, timeline, verdict.
final class Story {
  private static final int VALUES = 50;
  private static final int SHOWN = 3;
  private static final int STEPS = 50;

  private final List<Alert> alerts;
  private final List<String> tactics;
  private final Gravity gravity;

  /// A log-on from the machine of one alert to that of another.
  record Step(Alert from, String to, Move move) {}

  private Story(List<Alert> alerts) {
    this.alerts = alerts;
    this.tactics = Attack.ordered(alerts.stream().flatMap(a -> a.tactics().stream()).toList());
    this.gravity = Gravity.of(alerts);
  }

  /// The incident of these alerts, which come in time order.
  ///
  /// @param found steps from machine to machine, in time order
  static Incident of(List<Traits> members, List<Step> found) {
    Story story = new Story(members.stream().map(Traits::alert).toList());
    List<Step> steps = story.spelled(found);
    String id = IncidentBuilder.id(story.alerts.getFirst().id());
    return new Incident(
        id,
        story.title(),
        story.gravity.severity(),
        "new",
        whys(members, steps),
        story.tactics,
        story.entities(),
        story.alerts.stream().mapToLong(Alert::eventCount).sum(),
        story.first(),
        story.last(),
        story.moments(steps),
        Plot.of(story.alerts, story.gravity),
        StoryVerdict.of(story.alerts, story.tactics, story.gravity.severity(), steps.size()));
  }

  /// The steps with the machines as the alerts name them.
  private List<Step> spelled(List<Step> steps) {
    Map<String, String> names = new HashMap<>();
    for (Alert alert : alerts) {
      for (String name : alert.entities().of("host.name")) {
        names.putIfAbsent(Names.host(name), Names.shortHost(name));
      }
    }
    return steps.stream().map(s -> new Step(s.from(), s.to(), s.move().spelled(names))).toList();
  }

  private List<Incident.Moment> moments(List<Step> steps) {
    List<Incident.Moment> moments = new ArrayList<>();
    for (Step step : steps.stream().limit(STEPS).toList()) {
      Instant time = Instant.ofEpochMilli(step.move().first());
      moments.add(new Incident.Moment(time, step.to(), step.move().words()));
    }
    for (Alert alert : alerts) {
      Instant success = success(alert);
      if (success != null) {
        moments.add(new Incident.Moment(alert.firstSeen(), alert.id(), attempts(alert)));
      }
      Instant time = success == null ? alert.firstSeen() : success;
      moments.add(new Incident.Moment(time, alert.id(), alert.title()));
    }
    moments.sort(Comparator.comparing(m -> m.time() == null ? Instant.MAX : m.time()));
    return moments;
  }

  /* A title that tells of a success belongs to the moment of the success. */
  private static @Nullable Instant success(Alert alert) {
    return alert.evidence().lines().stream()
        .filter(line -> line.tags().contains("fact:success_after") && !line.time().isEmpty())
        .filter(_ -> alert.title().contains(" succeeds after "))
        .map(line -> Instant.parse(line.time()))
        .findFirst()
        .orElse(null);
  }

  private static String attempts(Alert alert) {
    List<String> sources = alert.entities().of("source.ip");
    return sources.size() == 1
        ? "Failed log-ons from " + sources.getFirst() + " begin"
        : "Failed log-ons begin";
  }

  private String title() {
    List<String> hosts = distinct("host.name", true);
    List<String> principals = distinct("user.name", false);
    String on =
        !hosts.isEmpty()
            ? " on " + shown(hosts)
            : principals.isEmpty() ? from() : " by " + shown(principals);
    return switch (tactics.size()) {
      case 0 -> "Related alerts" + on;
      case 1 -> capital(words(tactics.getFirst())) + on;
      default ->
          "%s%s: %s to %s"
              .formatted(
                  StoryVerdict.real(alerts, gravity.severity()) ? "Attack" : "Possible attack",
                  on,
                  words(tactics.getFirst()),
                  words(tactics.getLast()));
    };
  }

  private String from() {
    List<String> sources =
        distinct("source.ip", false).stream().filter(ip -> !Names.internal(ip)).toList();
    return sources.isEmpty() ? "" : " from " + shown(sources);
  }

  private List<String> distinct(String field, boolean hosts) {
    Severity worst =
        alerts.stream().map(Alert::severity).reduce(Severity.INFORMATIONAL, Severity::max);
    Severity named = worst.atLeast(Severity.MEDIUM) ? Severity.MEDIUM : worst;
    Map<String, String> names = new LinkedHashMap<>();
    for (Alert alert : alerts) {
      if (alert.severity().atLeast(named)) {
        for (String name : alert.entities().of(field)) {
          names.putIfAbsent(hosts ? Names.host(name) : name, hosts ? Names.shortHost(name) : name);
        }
      }
    }
    return List.copyOf(names.values());
  }

  private static String shown(List<String> names) {
    String list = names.stream().limit(SHOWN).collect(Collectors.joining(", "));
    return names.size() > SHOWN ? list + " and others" : list;
  }

  private static String words(String tactic) {
    return Tactic.find(tactic).map(Tactic::words).orElse(tactic);
  }

  private static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  private static List<Incident.Member> whys(List<Traits> members, List<Step> steps) {
    List<Incident.Member> result = new ArrayList<>();
    for (int i = 0; i < members.size(); i++) {
      String id = members.get(i).alert().id();
      Optional<Step> step = steps.stream().filter(s -> s.to().equals(id)).findFirst();
      String why = step.isPresent() ? why(step.get()) : why(members, i);
      result.add(new Incident.Member(id, why));
    }
    return result;
  }

  private static String why(Step step) {
    return "A way from machine to machine that was not used before leads to it from \"%s\": %s at %s."
        .formatted(step.from().title(), step.move().words(), step.move().time());
  }

  private static String why(List<Traits> members, int at) {
    Traits mine = members.get(at);
    for (Traits.Tie wanted : Traits.Tie.values()) {
      for (int step = 1; step < members.size(); step++) {
        for (int other : new int[] {at - step, at + step}) {
          if (other >= 0 && other < members.size()) {
            Optional<String> shared = mine.shared(members.get(other), wanted);
            if (shared.isPresent()) {
              return "It shares the %s with \"%s\"."
                  .formatted(shared.get(), members.get(other).alert().title());
            }
          }
        }
      }
    }
    return Neighbour.why(members, at);
  }

  private Entities entities() {
    TreeMap<String, List<String>> values = new TreeMap<>();
    Set<String> fields = new TreeSet<>();
    alerts.forEach(a -> fields.addAll(a.entities().values().keySet()));
    for (String field : fields) {
      Set<String> all = new LinkedHashSet<>();
      alerts.forEach(a -> all.addAll(a.entities().of(field)));
      values.put(field, all.stream().limit(VALUES).toList());
    }
    return new Entities(values);
  }

  private @Nullable Instant first() {
    Instant first = null;
    for (Alert alert : alerts) {
      Instant time = alert.firstSeen();
      if (time != null && (first == null || time.isBefore(first))) {
        first = time;
      }
    }
    return first;
  }

  private @Nullable Instant last() {
    Instant last = null;
    for (Alert alert : alerts) {
      Instant time = alert.lastSeen();
      if (time != null && (last == null || time.isAfter(last))) {
        last = time;
      }
    }
    return last;
  }
}
