package io.redoubt.llm.ollama;

import io.redoubt.llm.FailureReason;
import io.redoubt.llm.http.Failure;
import io.redoubt.llm.http.Json;
import io.redoubt.llm.http.Statuses;
import io.redoubt.llm.served.Ending;
import io.redoubt.llm.served.Frame;
import io.redoubt.llm.served.Hearing;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Reads the lines of a streamed answer: one JSON object each.
final class OllamaFrames {
  private OllamaFrames() {}

  /// Gives a line to the hearing; `false` when no more lines are wanted.
  static boolean line(String line, Hearing hearing) {
    if (line.isBlank()) {
      return true;
    }
    Optional<JsonNode> json = Json.object(line);
    if (json.isEmpty()) {
      return hearing.fail(new Failure(FailureReason.PROTOCOL, "no JSON object: " + line));
    }
    JsonNode object = json.get();
    if (object.has("error")) {
      return hearing.fail(Statuses.midway(object));
    }
    if (OllamaServer.forwarded(object)) {
      return hearing.fail(
          new Failure(FailureReason.CLOUD_FORWARDING, "the answer comes from another host"));
    }
    boolean done = object.path("done").asBoolean(false);
    if (!done && !object.path("message").isObject()) {
      return hearing.fail(new Failure(FailureReason.PROTOCOL, "a frame without a message"));
    }
    return hearing.take(frame(object, done)) && !done;
  }

  private static Frame frame(JsonNode object, boolean done) {
    JsonNode message = object.path("message");
    return new Frame(
        "",
        Json.text(object, "model"),
        Json.text(message, "content"),
        Json.text(message, "thinking"),
        done ? ending(Json.text(object, "done_reason")) : Ending.NONE,
        new Frame.Tokens(
            Json.number(object, "prompt_eval_count"),
            Json.number(object, "eval_count"),
            Json.likelihoods(object.path("logprobs"))));
  }

  private static Ending ending(String reason) {
    return switch (reason) {
      case "length" -> Ending.LENGTH;
      case "load" -> Ending.LOAD;
      default -> Ending.STOP;
    };
  }
}
