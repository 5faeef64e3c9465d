package io.redoubt.testing.llm;

import io.redoubt.llm.ServerKind;
import java.io.IOException;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The OpenAI protocol in the manner of one kind of server. `id` is the name of its answers.
public record OpenAiVoice(ServerKind kind, String id) implements Voice {
  private static final JsonMapper MAPPER = JsonMapper.shared();

  /// With answers of one name.
  public OpenAiVoice(ServerKind kind) {
    this(kind, "chatcmpl-1");
  }

  @Override
  public boolean generation(Seen seen) {
    return seen.path().equals("/v1/chat/completions");
  }

  @Override
  public Asked asked(Seen seen) {
    JsonNode body = MAPPER.readTree(seen.body());
    JsonNode format = body.path("response_format");
    String schema =
        Stream.of(
                format.path("json_schema").path("schema"),
                format.path("schema"),
                body.path("structured_outputs").path("json"),
                body.path("guided_json"))
            .filter(JsonNode::isObject)
            .map(JsonNode::toString)
            .findFirst()
            .orElse("");
    return new Asked(
        body.path("model").asString(""),
        Asked.turns(body),
        schema,
        body.path("max_tokens").asInt(-1),
        body);
  }

  @Override
  public void aside(Seen seen, Out out, Installed installed, boolean loaded) throws IOException {
    switch (seen.path()) {
      case "/v1/models" -> out.json(models(installed));
      case "/health" -> health(out, loaded);
      case "/tokenize" -> out.json("{\"count\":100,\"tokens\":[1,2,3]}");
      default -> own(seen.path(), out, installed);
    }
  }

  /// The routes that only this kind of server has.
  private void own(String path, Out out, Installed installed) throws IOException {
    String body =
        switch (kind) {
          case LLAMA_CPP ->
              !path.equals("/props")
                  ? ""
                  : "{\"build_info\":\"b6000\",\"default_generation_settings\":{\"n_ctx\":"
                      + installed.context()
                      + "}}";
          case VLLM -> path.equals("/version") ? "{\"version\":\"0.12.0\"}" : "";
          case LM_STUDIO -> path.equals("/api/v0/models") ? models(installed) : "";
          case LOCAL_AI ->
              switch (path) {
                case "/version" -> "{\"version\":\"v3.7.0 (1a2b3c)\"}";
                case "/system" -> "{\"backends\":[],\"loaded_models\":[]}";
                default -> "";
              };
          case OPENAI, OLLAMA -> "";
        };
    if (body.isEmpty()) {
      out.whole("404 Not Found", "application/json", error(404, "File Not Found"));
    } else {
      out.json(body);
    }
  }

  private void health(Out out, boolean loaded) throws IOException {
    if (loaded) {
      out.json("{\"status\":\"ok\"}");
    } else {
      out.whole("503 Service Unavailable", "application/json", error(503, "Loading model"));
    }
  }

  private String models(Installed installed) {
    ObjectNode list = MAPPER.createObjectNode().put("object", "list");
    ObjectNode model =
        list.putArray("data").addObject().put("id", installed.name()).put("object", "model");
    if (kind == ServerKind.VLLM) {
      model.put("max_model_len", installed.context());
    }
    return list.toString();
  }

  @Override
  public String type() {
    return "text/event-stream";
  }

  private ObjectNode event(String model) {
    return MAPPER
        .createObjectNode()
        .put("id", id)
        .put("object", "chat.completion.chunk")
        .put("created", 1_790_000_000L)
        .put("model", model);
  }

  private static String data(ObjectNode event) {
    return "data: " + event + "\n\n";
  }

  private String delta(String model, String member, String piece) {
    ObjectNode event = event(model);
    ObjectNode choice = event.putArray("choices").addObject().put("index", 0);
    choice.putObject("delta").put(member, piece);
    return data(event);
  }

  @Override
  public String whole(Asked asked, String answer) {
    return text(asked.model(), answer);
  }

  @Override
  public String text(String model, String piece) {
    return delta(model, "content", piece);
  }

  @Override
  public String likely(String model, String piece) {
    if (kind == ServerKind.LM_STUDIO) {
      return text(model, piece);
    }
    ObjectNode event = event(model);
    ObjectNode choice = event.putArray("choices").addObject().put("index", 0);
    choice.putObject("delta").put("content", piece);
    choice
        .putObject("logprobs")
        .putArray("content")
        .addObject()
        .put("token", piece)
        .put("logprob", -0.25);
    return data(event);
  }

  @Override
  public String thinking(String model, String piece) {
    return delta(model, kind == ServerKind.VLLM ? "reasoning" : "reasoning_content", piece);
  }

  @Override
  public String end(String model, Ending ending, int promptTokens, int answerTokens) {
    ObjectNode last = event(model);
    ObjectNode choice = last.putArray("choices").addObject().put("index", 0);
    choice.putObject("delta");
    choice.put("finish_reason", ending == Ending.STOP ? "stop" : "length");
    ObjectNode usage = event(model);
    usage.putArray("choices");
    usage
        .putObject("usage")
        .put("prompt_tokens", promptTokens)
        .put("completion_tokens", answerTokens);
    return data(last) + data(usage) + "data: [DONE]\n\n";
  }

  @Override
  public String midway(String message) {
    return "data: " + error(500, message) + "\n\n";
  }

  @Override
  public String error(int status, String message) {
    ObjectNode body = MAPPER.createObjectNode();
    body.putObject("error").put("code", status).put("message", message).put("type", "server_error");
    return body.toString();
  }
}
