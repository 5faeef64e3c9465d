package io.redoubt.llm.openai;

import io.redoubt.llm.FailureReason;
import io.redoubt.llm.http.Failure;
import io.redoubt.llm.http.Json;
import io.redoubt.llm.http.Statuses;
import io.redoubt.llm.served.Ending;
import io.redoubt.llm.served.Frame;
import io.redoubt.llm.served.Hearing;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Reads the lines of an answer: server-sent events with one JSON object each, or, from a server
/// that does not stream, the one object.
final class OpenAiFrames {
  private static final String DATA = "data:";
  private static final String ERROR = "error:";
  private static final String DONE = "[DONE]";

  private OpenAiFrames() {}

  /// Gives a line to the hearing; `false` when no more lines are wanted.
  static boolean line(String line, Hearing hearing) {
    if (line.startsWith(DATA)) {
      String data = line.substring(DATA.length()).strip();
      return !data.equals(DONE) && json(data, hearing);
    }
    if (line.startsWith("{")) {
      return json(line, hearing);
    }
    if (line.startsWith(ERROR)) {
      return json("{\"error\":" + line.substring(ERROR.length()) + "}", hearing);
    }
    return aside(line)
        || hearing.fail(new Failure(FailureReason.PROTOCOL, "no event of a stream: " + line));
  }

  /// Lines of an event stream that carry nothing here: blank ones, comments, other fields.
  private static boolean aside(String line) {
    return line.isBlank()
        || line.startsWith(":")
        || line.startsWith("event:")
        || line.startsWith("id:")
        || line.startsWith("retry:");
  }

  private static boolean json(String text, Hearing hearing) {
    Optional<JsonNode> json = Json.object(text);
    if (json.isEmpty()) {
      return hearing.fail(new Failure(FailureReason.PROTOCOL, "no JSON object: " + text));
    }
    JsonNode object = json.get();
    JsonNode choice = object.path("choices").path(0);
    String end = Json.text(choice, "finish_reason");
    if (object.has("error")
        || Json.text(object, "object").equals("error")
        || end.equals("error")
        || end.equals("abort")) {
      return hearing.fail(Statuses.midway(object));
    }
    if (!object.has("choices") && !object.has("usage")) {
      return hearing.fail(new Failure(FailureReason.PROTOCOL, "an event without choices"));
    }
    return hearing.take(frame(object, choice, end));
  }

  private static Frame frame(JsonNode object, JsonNode choice, String end) {
    JsonNode part = choice.has("delta") ? choice.path("delta") : choice.path("message");
    JsonNode usage = object.path("usage");
    String reasoning = Json.text(part, "reasoning_content");
    return new Frame(
        Json.text(object, "id"),
        Json.text(object, "model"),
        Json.text(part, "content"),
        reasoning.isEmpty() ? Json.text(part, "reasoning") : reasoning,
        ending(end),
        new Frame.Tokens(
            Json.number(usage, "prompt_tokens"),
            Json.number(usage, "completion_tokens"),
            Json.likelihoods(choice.path("logprobs").path("content"))));
  }

  private static Ending ending(String reason) {
    return switch (reason) {
      case "" -> Ending.NONE;
      case "length" -> Ending.LENGTH;
      default -> Ending.STOP;
    };
  }
}
