package io.redoubt.ask.look;

import io.redoubt.event.finding.Recommendation;
import io.redoubt.event.port.CaseFile;
import io.redoubt.event.port.Cases;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads alerts as the ledger files them. Stateless.
final class FiledAlert {
  private static final int EVENTS = 12;

  private FiledAlert() {}

  static KnownAlert of(Cases.Filed filed) {
    CaseFile file = filed.file();
    JsonNode json = json(file.json());
    Map<String, List<String>> entities = new TreeMap<>(file.marks());
    List<String> techniques = taken(entities, "technique");
    List<String> tactics = taken(entities, "tactic");
    entities.remove("rule");
    List<String> eventIds = new ArrayList<>();
    for (JsonNode line : json.path("evidence")) {
      String id = line.path("event_id").asString("");
      if (!id.isEmpty() && eventIds.size() < EVENTS) {
        eventIds.add(id);
      }
    }
    List<Recommendation> steps = new ArrayList<>();
    for (JsonNode step : json.path("verdict").path("recommendations")) {
      steps.add(
          new Recommendation(
              step.path("action").asString(""), "", step.path("rationale").asString("")));
    }
    return new KnownAlert(
        file.id(),
        file.title(),
        file.severity(),
        filed.status(),
        json.path("verdict").path("verdict").asString(""),
        file.events(),
        file.firstSeen(),
        file.lastSeen(),
        techniques,
        tactics,
        entities,
        eventIds,
        steps);
  }

  private static List<String> taken(Map<String, List<String>> marks, String name) {
    List<String> values = marks.remove(name);
    return values == null ? List.of() : values;
  }

  private static JsonNode json(String text) {
    try {
      return JsonMapper.shared().readTree(text);
    } catch (JacksonException notOurs) {
      return JsonMapper.shared().createObjectNode();
    }
  }
}
