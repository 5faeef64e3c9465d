package io.redoubt.llm.ollama;

import io.redoubt.llm.ChatRequest;
import io.redoubt.llm.Deadline;
import io.redoubt.llm.FailureReason;
import io.redoubt.llm.InstalledModel;
import io.redoubt.llm.ModelIdentity;
import io.redoubt.llm.ModelOptions;
import io.redoubt.llm.Readiness;
import io.redoubt.llm.ServerKind;
import io.redoubt.llm.ServerLook;
import io.redoubt.llm.Ticker;
import io.redoubt.llm.http.Call;
import io.redoubt.llm.http.Document;
import io.redoubt.llm.http.Failure;
import io.redoubt.llm.http.Json;
import io.redoubt.llm.http.Wire;
import io.redoubt.llm.served.Dialect;
import io.redoubt.llm.served.Heard;
import io.redoubt.llm.served.Hearing;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One model of an Ollama server. Before every question `/api/ps` is asked whether the model is in
/// memory, is still the same (digest) and how much context it was given. Thread-safe.
public final class OllamaDialect implements Dialect {
  private static final int LONGEST_ANSWER = 16 * 1024 * 1024;

  private final Wire wire;
  private final OllamaServer server;
  private final OllamaRequests requests;
  private final String name;
  private final ModelOptions options;
  private final Ticker ticker;
  private final AtomicReference<Optional<ServerLook.Found>> seen;
  private volatile @Nullable OllamaKnown known;

  /// The model with this name (`:latest` when it has no tag).
  ///
  /// @param seen the server as it was a moment ago, so that it is not asked the same twice; empty:
  ///     it is looked at first
  public OllamaDialect(
      Wire wire,
      String name,
      ModelOptions options,
      Ticker ticker,
      Optional<ServerLook.Found> seen) {
    this.wire = wire;
    this.server = new OllamaServer(wire);
    this.name = OllamaNames.tagged(name);
    this.requests = new OllamaRequests(this.name, options);
    this.options = options;
    this.ticker = ticker;
    this.seen = new AtomicReference<>(seen);
  }

  @Override
  public ModelIdentity identity() {
    OllamaKnown now = known;
    return now == null ? ModelIdentity.unknown(ServerKind.OLLAMA.word(), name) : now.identity();
  }

  @Override
  public Readiness look(Deadline deadline) {
    return looked(deadline, false);
  }

  private Readiness looked(Deadline deadline, boolean afterLoad) {
    if (OllamaNames.cloud(name)) {
      return forwards();
    }
    if (known == null) {
      Readiness met = meet(deadline);
      if (!(met instanceof Readiness.Ready)) {
        return met;
      }
    }
    return switch (server.running(deadline)) {
      case Document.None(var failure) when failure.reason() == FailureReason.HTTP_UNEXPECTED ->
          new Readiness.Ready(identity());
      case Document.None(var failure) -> unusable(failure);
      case Document.Given(var json) -> inMemory(json, afterLoad);
    };
  }

  /// Learns who the model is: version, digest, capabilities; refuses what runs elsewhere.
  private Readiness meet(Deadline deadline) {
    ServerLook look =
        seen.getAndSet(Optional.empty())
            .<ServerLook>map(found -> found)
            .orElseGet(() -> server.look(deadline));
    return switch (look) {
      case ServerLook.Absent(var reason, var detail) -> new Readiness.Unusable(reason, detail);
      case ServerLook.Found found -> {
        Optional<InstalledModel> model =
            found.models().stream().filter(m -> OllamaNames.same(m.name(), name)).findFirst();
        yield model.isEmpty()
            ? new Readiness.Unusable(
                FailureReason.MODEL_MISSING, name + " is not installed on this server")
            : judged(model.get(), found.version(), deadline);
      }
    };
  }

  private Readiness judged(InstalledModel model, String version, Deadline deadline) {
    if (model.forwarded()) {
      return forwards();
    }
    if (!options.allows(model.digest())) {
      return new Readiness.Unusable(
          FailureReason.WRONG_MODEL, name + " has digest " + model.digest());
    }
    return switch (server.show(name, deadline)) {
      case Document.None(var failure) -> unusable(failure);
      case Document.Given(var json) when OllamaServer.forwarded(json) -> forwards();
      case Document.Given(var json) -> capable(model, version, json);
    };
  }

  private Readiness capable(InstalledModel model, String version, JsonNode show) {
    Set<String> can = OllamaServer.words(show.path("capabilities"));
    if (!can.isEmpty() && !can.contains("completion")) {
      return new Readiness.Unusable(FailureReason.UNSUPPORTED, name + " cannot write text");
    }
    ModelIdentity identity =
        new ModelIdentity(
            ServerKind.OLLAMA.word(), version, name, model.digest(), options.context());
    known = new OllamaKnown(identity, can.contains("thinking"), 0);
    return new Readiness.Ready(identity);
  }

  private Readiness inMemory(JsonNode ps, boolean afterLoad) {
    for (JsonNode model : ps.path("models")) {
      if (OllamaNames.same(Json.text(model, "name"), name)
          || OllamaNames.same(Json.text(model, "model"), name)) {
        return compared(model, afterLoad);
      }
    }
    return new Readiness.Loading(name + " is not in memory");
  }

  private Readiness compared(JsonNode running, boolean afterLoad) {
    if (OllamaServer.forwarded(running)) {
      return forwards();
    }
    String digest = Json.text(running, "digest");
    if (!digest.isEmpty() && !digest.equals(identity().digest())) {
      known = null;
      return new Readiness.Unusable(
          FailureReason.WRONG_MODEL, name + " changed: its digest is now " + digest);
    }
    return sized(Json.number(running, "context_length"), afterLoad);
  }

  /// Somebody else may have had the model loaded with less context than ours: then it is loaded
  /// again. If it has less even so, that is all this server can give.
  private Readiness sized(int given, boolean afterLoad) {
    OllamaKnown now = known;
    if (now == null) {
      return new Readiness.Loading(name + " is being looked at anew");
    }
    if (given > 0 && given < options.context() && given != now.granted() && !afterLoad) {
      return new Readiness.Loading(name + " is in memory with " + given + " tokens of context");
    }
    known = now.granted(given, options.context());
    return new Readiness.Ready(identity());
  }

  @Override
  public Readiness load(Deadline deadline) {
    Call preload = Call.post("/api/chat", requests.preload());
    return switch (wire.document(preload, wire.timers().load(), deadline)) {
      case Document.None(var failure) -> unusable(failure);
      case Document.Given(var json) when OllamaServer.forwarded(json) -> forwards();
      case Document.Given _ -> {
        Readiness after = looked(deadline, true);
        yield after instanceof Readiness.Loading ? new Readiness.Ready(identity()) : after;
      }
    };
  }

  @Override
  public Heard ask(ChatRequest request, Duration firstByte) {
    OllamaKnown now = known;
    boolean switchable = now != null && now.switchable();
    Call call = Call.post("/api/chat", requests.chat(request, switchable));
    return Hearing.of(
        wire.open(call, firstByte, request.deadline()),
        new Hearing(request, model -> OllamaNames.same(model, name), ticker),
        LONGEST_ANSWER,
        OllamaFrames::line);
  }

  private static Readiness unusable(Failure failure) {
    return failure.reason() == FailureReason.LOADING
        ? new Readiness.Loading(failure.detail())
        : new Readiness.Unusable(failure.reason(), failure.detail());
  }

  private Readiness forwards() {
    return new Readiness.Unusable(
        FailureReason.CLOUD_FORWARDING, name + " runs on somebody else's machine");
  }
}
