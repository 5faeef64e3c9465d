package io.redoubt.llm.ollama;

import io.redoubt.llm.Deadline;
import io.redoubt.llm.FailureReason;
import io.redoubt.llm.InstalledModel;
import io.redoubt.llm.ServerKind;
import io.redoubt.llm.ServerLook;
import io.redoubt.llm.http.Call;
import io.redoubt.llm.http.Document;
import io.redoubt.llm.http.Failure;
import io.redoubt.llm.http.Json;
import io.redoubt.llm.http.Wire;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// What an Ollama server says about itself and its models. Thread-safe.
public final class OllamaServer {
  private final Wire wire;

  /// The server at the end of this way.
  public OllamaServer(Wire wire) {
    this.wire = wire;
  }

  /// Version and models, or why there is no Ollama at this address. Another server that answers
  /// `/api/version` with a version counts as Ollama only if it lists models as Ollama does.
  public ServerLook look(Deadline deadline) {
    return switch (get("/api/version", deadline)) {
      case Document.None(var failure) -> absent(failure);
      case Document.Given(var json) when Json.text(json, "version").isEmpty() ->
          new ServerLook.Absent(FailureReason.PROTOCOL, "/api/version states no version");
      case Document.Given(var json) -> models(Json.text(json, "version"), deadline);
    };
  }

  private ServerLook models(String version, Deadline deadline) {
    return switch (get("/api/tags", deadline)) {
      case Document.None(var failure) -> absent(failure);
      case Document.Given(var json) when !json.path("models").isArray() ->
          new ServerLook.Absent(FailureReason.PROTOCOL, "/api/tags lists no models");
      case Document.Given(var json) -> {
        List<InstalledModel> models = new ArrayList<>();
        json.path("models").forEach(model -> models.add(installed(model)));
        yield new ServerLook.Found(ServerKind.OLLAMA, version, models, cloud(deadline));
      }
    };
  }

  /* Servers of before 2026 have no such route, and say nothing. */
  private ServerLook.Cloud cloud(Deadline deadline) {
    if (!(get("/api/status", deadline) instanceof Document.Given(var json))) {
      return ServerLook.Cloud.UNSAID;
    }
    JsonNode disabled = json.path("cloud").path("disabled");
    if (!disabled.isBoolean()) {
      return ServerLook.Cloud.UNSAID;
    }
    return disabled.booleanValue() ? ServerLook.Cloud.CLOSED : ServerLook.Cloud.OPEN;
  }

  private static InstalledModel installed(JsonNode model) {
    String name = Json.text(model, "name");
    return new InstalledModel(
        name,
        Json.text(model, "digest"),
        model.path("size").asLong(0),
        Json.number(model.path("details"), "context_length"),
        words(model.path("capabilities")),
        forwarded(model) || OllamaNames.cloud(name));
  }

  /// What `/api/show` says about one model.
  Document show(String name, Deadline deadline) {
    byte[] body = Json.bytes(Json.object().put("model", name));
    return wire.document(Call.post("/api/show", body), wire.timers().look(), deadline);
  }

  /// The models in memory, from `/api/ps`.
  Document running(Deadline deadline) {
    return get("/api/ps", deadline);
  }

  /// Whether an object of the protocol names a host or a model elsewhere.
  static boolean forwarded(JsonNode object) {
    return !Json.text(object, "remote_host").isEmpty()
        || !Json.text(object, "remote_model").isEmpty();
  }

  /// The words of an array; empty for anything else.
  static Set<String> words(JsonNode array) {
    Set<String> words = new HashSet<>();
    if (array.isArray()) {
      array.forEach(word -> words.add(word.asString("")));
    }
    return words;
  }

  private Document get(String path, Deadline deadline) {
    return wire.document(Call.get(path), wire.timers().look(), deadline);
  }

  private static ServerLook absent(Failure failure) {
    return new ServerLook.Absent(failure.reason(), failure.detail());
  }
}
