package io.redoubt.ingest.relay;

import java.util.Set;
import tools.jackson.databind.JsonNode;

/// What an engine says about an event: the eleven fields of its answer, and whatever else it sends.
///
/// @param json the whole object
public record EngineAnswer(JsonNode json) {
  /// The class it chose.
  public String classification() {
    return json.path("attack_classification").asString("");
  }

  /// From 0 to 100.
  public int risk() {
    return json.path("risk_score").asInt(0);
  }

  /// From 0, surely a threat, to 1, surely a false alarm.
  public double falsePositiveLikelihood() {
    return json.path("false_positive_likelihood").asDouble(0);
  }

  /// Why.
  public String reason() {
    return json.path("reason").asString("");
  }

  /// Whether these are the values of last resort, and no model's.
  public boolean fallback() {
    return json.path("fallback_used").asBoolean(false);
  }

  /// Whether a model said it and it is a threat.
  public boolean threat() {
    return !fallback() && !Set.of("benign", "unknown").contains(classification());
  }
}
