package io.redoubt.llm.openai;

import io.redoubt.llm.Deadline;
import io.redoubt.llm.FailureReason;
import io.redoubt.llm.InstalledModel;
import io.redoubt.llm.ServerKind;
import io.redoubt.llm.ServerLook;
import io.redoubt.llm.http.Call;
import io.redoubt.llm.http.Document;
import io.redoubt.llm.http.Json;
import io.redoubt.llm.http.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// What a server of the OpenAI protocol says about itself and its models. Thread-safe.
public final class OpenAiServer {
  private final Wire wire;

  /// The server at the end of this way.
  public OpenAiServer(Wire wire) {
    this.wire = wire;
  }

  /// Kind, version and models, or why nobody at this address speaks the protocol.
  public ServerLook look(Deadline deadline) {
    return switch (models(deadline)) {
      case Document.None(var failure) -> new ServerLook.Absent(failure.reason(), failure.detail());
      case Document.Given(var json) when !json.path("data").isArray() ->
          new ServerLook.Absent(FailureReason.PROTOCOL, "/v1/models lists no models");
      case Document.Given(var json) -> recognised(json, deadline);
    };
  }

  /// The kind shows in routes that only one server has: `/props` of llama.cpp, `/system` of LocalAI
  /// (which, like vLLM, has a `/version` too), `/api/v0/models` of LM Studio.
  private ServerLook recognised(JsonNode models, Deadline deadline) {
    Optional<JsonNode> props = get("/props", deadline);
    if (props.filter(p -> p.has("default_generation_settings")).isPresent()) {
      int context = Json.number(props.get().path("default_generation_settings"), "n_ctx");
      return found(
          ServerKind.LLAMA_CPP, Json.text(props.get(), "build_info"), installed(models, context));
    }
    Optional<JsonNode> version = get("/version", deadline).filter(v -> v.has("version"));
    if (version.isPresent()) {
      String text = Json.text(version.get(), "version");
      return found(versioned(models, deadline), text, installed(models, 0));
    }
    Optional<JsonNode> studio = get("/api/v0/models", deadline);
    return studio.filter(s -> s.path("data").isArray()).isPresent()
        ? found(ServerKind.LM_STUDIO, "", installed(studio.get(), 0))
        : found(ServerKind.OPENAI, "", installed(models, 0));
  }

  private ServerKind versioned(JsonNode models, Deadline deadline) {
    if (models.path("data").path(0).has("max_model_len")) {
      return ServerKind.VLLM;
    }
    Optional<JsonNode> system = get("/system", deadline);
    return system.filter(s -> s.has("backends") || s.has("loaded_models")).isPresent()
        ? ServerKind.LOCAL_AI
        : ServerKind.OPENAI;
  }

  private static ServerLook found(ServerKind kind, String version, List<InstalledModel> models) {
    return new ServerLook.Found(kind, version, models);
  }

  /// The models of a list; the context is what the server gives a request, when it says so.
  static List<InstalledModel> installed(JsonNode list, int context) {
    List<InstalledModel> models = new ArrayList<>();
    for (JsonNode model : list.path("data")) {
      models.add(
          new InstalledModel(
              Json.text(model, "id"), "", 0, context(model, context), Set.of(), false));
    }
    return models;
  }

  private static int context(JsonNode model, int otherwise) {
    for (String member : List.of("max_model_len", "loaded_context_length", "max_context_length")) {
      int said = Json.number(model, member);
      if (said > 0) {
        return said;
      }
    }
    return otherwise;
  }

  /// The list of models.
  Document models(Deadline deadline) {
    return wire.document(Call.get("/v1/models"), wire.timers().look(), deadline);
  }

  /// The state of a llama.cpp server.
  Document health(Deadline deadline) {
    return wire.document(Call.get("/health"), wire.timers().look(), deadline);
  }

  private Optional<JsonNode> get(String path, Deadline deadline) {
    return wire.document(Call.get(path), wire.timers().look(), deadline)
            instanceof Document.Given(var json)
        ? Optional.of(json)
        : Optional.empty();
  }
}
