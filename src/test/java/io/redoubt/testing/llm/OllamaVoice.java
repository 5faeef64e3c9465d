package io.redoubt.testing.llm;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Ollama's protocol as of 0.33.
///
/// @param createdAt stands in its frames
/// @param cloudDisabled what it says of its cloud; null: it does not know the question
public record OllamaVoice(String createdAt, @Nullable Boolean cloudDisabled) implements Voice {
  private static final JsonMapper MAPPER = JsonMapper.shared();

  /// With frames of a plausible time.
  public OllamaVoice() {
    this("2026-08-21T10:00:00.000000001Z");
  }

  /// With frames of this time, on a server that passes nothing on.
  public OllamaVoice(String createdAt) {
    this(createdAt, true);
  }

  @Override
  public boolean generation(Seen seen) {
    return switch (seen.path()) {
      case "/api/chat" -> !MAPPER.readTree(seen.body()).path("messages").isEmpty();
      case "/api/generate" -> !MAPPER.readTree(seen.body()).path("prompt").asString("").isEmpty();
      default -> false;
    };
  }

  @Override
  public Asked asked(Seen seen) {
    JsonNode body = MAPPER.readTree(seen.body());
    return new Asked(
        body.path("model").asString(""),
        seen.path().equals("/api/generate")
            ? List.of(new Asked.Turn("user", body.path("prompt").asString("")))
            : Asked.turns(body),
        body.has("format") ? body.path("format").toString() : "",
        body.path("options").path("num_predict").asInt(-1),
        body);
  }

  @Override
  public void aside(Seen seen, Out out, Installed installed, boolean loaded) throws IOException {
    ObjectNode model =
        MAPPER
            .createObjectNode()
            .put("name", installed.name())
            .put("model", installed.name())
            .put("digest", installed.digest())
            .put("size", 2_500_000_000L);
    switch (seen.path()) {
      case "/api/version" -> out.json("{\"version\":\"0.33.0\"}");
      case "/api/tags" -> out.json(list(model));
      case "/api/ps" ->
          out.json(
              loaded ? list(model.put("context_length", installed.context())) : "{\"models\":[]}");
      case "/api/show" ->
          out.json(
              "{\"capabilities\":[\"completion\",\"thinking\"],\"template\":\"{{ .Prompt }}\"}");
      case "/api/status" -> status(out);
      case "/api/chat" -> out.json(loadedFrame(installed.name()));
      default -> out.whole("404 Not Found", "text/plain", "404 page not found");
    }
  }

  private void status(Out out) throws IOException {
    if (cloudDisabled == null) {
      out.whole("404 Not Found", "text/plain", "404 page not found");
    } else {
      out.json("{\"cloud\":{\"disabled\":" + cloudDisabled + "}}");
    }
  }

  private static String list(ObjectNode model) {
    ObjectNode list = MAPPER.createObjectNode();
    list.putArray("models").add(model);
    return list.toString();
  }

  private String loadedFrame(String model) {
    return frame(model).put("done", true).put("done_reason", "load").toString();
  }

  @Override
  public String type() {
    return "application/x-ndjson";
  }

  private ObjectNode frame(String model) {
    return MAPPER.createObjectNode().put("model", model).put("created_at", createdAt);
  }

  private String message(String model, String member, String piece) {
    ObjectNode frame = frame(model).put("done", false);
    frame.putObject("message").put("role", "assistant").put("content", "").put(member, piece);
    return frame + "\n";
  }

  @Override
  public String whole(Asked asked, String answer) {
    ObjectNode frame = frame(asked.model()).put("done", true).put("done_reason", "stop");
    if (asked.raw().has("prompt")) {
      return frame.put("response", answer).toString();
    }
    frame.putObject("message").put("role", "assistant").put("content", answer);
    return frame.toString();
  }

  @Override
  public String text(String model, String piece) {
    return message(model, "content", piece);
  }

  @Override
  public String likely(String model, String piece) {
    ObjectNode frame = frame(model).put("done", false);
    frame.putObject("message").put("role", "assistant").put("content", piece);
    frame.putArray("logprobs").addObject().put("token", piece).put("logprob", -0.25);
    return frame + "\n";
  }

  @Override
  public String thinking(String model, String piece) {
    return message(model, "thinking", piece);
  }

  @Override
  public String end(String model, Ending ending, int promptTokens, int answerTokens) {
    ObjectNode frame = frame(model).put("done", true);
    frame.putObject("message").put("role", "assistant").put("content", "");
    frame
        .put("done_reason", ending == Ending.STOP ? "stop" : "length")
        .put("total_duration", 120_000_000L)
        .put("prompt_eval_count", promptTokens)
        .put("eval_count", answerTokens);
    return frame + "\n";
  }

  @Override
  public String midway(String message) {
    return error(500, message) + "\n";
  }

  @Override
  public String error(int status, String message) {
    return MAPPER.createObjectNode().put("error", message).toString();
  }
}
