package io.redoubt.testing.llm;

import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// A question as a model server understood it, whatever the dialect: model, messages, the schema of
/// the answer (JSON text, empty when none was asked for) and the allowed tokens. `raw` is the whole
/// body.
public record Asked(String model, List<Turn> turns, String schema, int maxTokens, JsonNode raw) {
  /// One message.
  public record Turn(String role, String text) {}

  /// All messages, one after the other.
  public String prompt() {
    return turns.stream().map(Turn::text).collect(Collectors.joining("\n"));
  }

  static List<Turn> turns(JsonNode body) {
    return body.path("messages")
        .valueStream()
        .map(m -> new Turn(m.path("role").asString(""), m.path("content").asString("")))
        .toList();
  }
}
