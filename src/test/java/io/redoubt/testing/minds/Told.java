package io.redoubt.testing.minds;

import io.redoubt.llm.ChatRequest;
import io.redoubt.testing.llm.InstantModel;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Models that answer questions: whatever one of [Models] would say of an alert, in the form of an
/// answer to a question.
public final class Told {
  private Told() {}

  /// A model that says this.
  public static InstantModel saying(Function<ChatRequest, String> verdict) {
    return InstantModel.writing(request -> of(verdict.apply(request)));
  }

  /// A verdict of a model as an answer to a question.
  public static String of(String verdict) {
    JsonNode said = JsonMapper.shared().readTree(verdict);
    String severity = said.get("severity").asString();
    ObjectNode told = JsonMapper.shared().createObjectNode();
    told.set("head", said.get("head"));
    told.set("key_findings", said.get("observations"));
    told.put("threat_level", severity.equals("informational") ? "low" : severity);
    told.set("confidence", said.get("confidence"));
    told.set("summary", said.get("summary"));
    told.set("recommendations", said.get("recommendations"));
    told.set("injection_suspected", said.get("injection_suspected"));
    told.set("nonce", said.get("nonce"));
    return told.toString();
  }
}
