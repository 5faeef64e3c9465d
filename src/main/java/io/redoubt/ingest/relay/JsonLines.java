package io.redoubt.ingest.relay;

import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Events as JSON, one a line, in the engine's own fields; others do not count.
public final class JsonLines implements SensorFormat {
  private static final JsonMapper MAPPER = JsonMapper.shared();
  private static final List<String> FIELDS =
      List.of(
          "source_ip",
          "destination_ip",
          "event_type",
          "severity",
          "timestamp",
          "additional_context");

  @Override
  public Line read(String line) {
    if (line.isBlank()) {
      return new Line.Passed();
    }
    try {
      JsonNode node = MAPPER.readTree(line);
      if (!node.path("description").isString()) {
        return new Line.Bad("has no description");
      }
      SecurityEvent event = SecurityEvent.of(node.path("description").asString());
      for (String field : FIELDS) {
        if (node.path(field).isString()) {
          event = event.with(field, node.path(field).asString());
        }
      }
      return new Line.Event(event);
    } catch (JacksonException _) {
      return new Line.Bad("is no JSON");
    }
  }
}
