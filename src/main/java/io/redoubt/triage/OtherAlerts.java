package io.redoubt.triage;

import io.redoubt.event.finding.AlertGroup;
import io.redoubt.event.finding.Scene;
import io.redoubt.triage.evidence.Line;
import io.redoubt.triage.evidence.Say;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
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

  private final Map<String, List<AlertGroup>> byEntity = new HashMap<>();

  OtherAlerts(List<AlertGroup> groups) {
    for (AlertGroup group : groups) {
      if (!group.keyField().isEmpty()) {
        byEntity.computeIfAbsent(key(group), _ -> new ArrayList<>()).add(group);
      }
    }
  }

  private static String key(AlertGroup group) {
    return group.keyField() + '\0' + group.keyValue();
  }

  /// The line that says that the same rule fired for the same principal, from the same
  /// addresses, on several days; empty where it did on fewer than four.
  Optional<Line> habit(AlertGroup group) {
    if (group.scene() != Scene.CLOUD || group.keyField().isEmpty()) {
      return Optional.empty();
    }
    long days =
        byEntity.getOrDefault(key(group), List.of()).stream()
            .filter(other -> other.mainRule().id().equals(group.mainRule().id()))
            .filter(other -> sources(other).equals(sources(group)))
            .flatMap(other -> Stream.ofNullable(other.firstSeen()))
            .map(time -> time.truncatedTo(ChronoUnit.DAYS))
            .distinct()
            .count();
    return days < HABIT
        ? Optional.empty()
        : Optional.of(
            new Line()
                .say("The same rule fired for ")
                .named(group.keyField(), group.keyValue())
                .say(
                    ", from the same addresses, on %s of this input."
                        .formatted(Say.number(days, "day", "days"))));
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
