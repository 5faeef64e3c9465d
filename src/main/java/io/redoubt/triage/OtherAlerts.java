package io.redoubt.triage;

import io.redoubt.event.finding.AlertGroup;
import io.redoubt.triage.evidence.Line;
import io.redoubt.triage.evidence.Say;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which other groups of the run are about the same entity: `alert_history` of the menu, which
/// needs no events. Immutable after construction.
final class OtherAlerts {
  private static final int SHOWN = 3;

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
