package io.redoubt.llm.openai;

import io.redoubt.llm.ChatRequest;
import io.redoubt.llm.Deadline;
import io.redoubt.llm.FailureReason;
import io.redoubt.llm.InstalledModel;
import io.redoubt.llm.Message;
import io.redoubt.llm.ModelIdentity;
import io.redoubt.llm.ModelOptions;
import io.redoubt.llm.Readiness;
import io.redoubt.llm.ServerKind;
import io.redoubt.llm.ServerLook;
import io.redoubt.llm.Ticker;
import io.redoubt.llm.TokenEstimate;
import io.redoubt.llm.http.Call;
import io.redoubt.llm.http.Document;
import io.redoubt.llm.http.Failure;
import io.redoubt.llm.http.Json;
import io.redoubt.llm.http.Wire;
import io.redoubt.llm.served.Dialect;
import io.redoubt.llm.served.Heard;
import io.redoubt.llm.served.Hearing;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One model of a server that speaks the OpenAI protocol. Thread-safe.
public final class OpenAiDialect implements Dialect {
  private static final int LONGEST_ANSWER = 16 * 1024 * 1024;
  private static final Duration LOADING_PAUSE = Duration.ofMillis(500);

  private final Wire wire;
  private final OpenAiServer server;
  private final ServerKind kind;
  private final String name;
  private final ModelOptions options;
  private final Ticker ticker;
  private final List<SchemaForm> forms;
  private final AtomicInteger form = new AtomicInteger();
  private final AtomicReference<Optional<ServerLook.Found>> seen;
  private volatile @Nullable ModelIdentity known;

  /// The model that the server lists under this name; a path or file name of a GGUF file counts as
  /// the name of its model.
  ///
  /// @param seen the server as it was a moment ago, so that it is not asked the same twice; empty:
  ///     it is looked at first
  public OpenAiDialect(
      Wire wire,
      ServerKind kind,
      String name,
      ModelOptions options,
      Ticker ticker,
      Optional<ServerLook.Found> seen) {
    this.wire = wire;
    this.server = new OpenAiServer(wire);
    this.kind = kind;
    this.name = name;
    this.options = options;
    this.ticker = ticker;
    this.forms = SchemaForm.of(kind);
    this.seen = new AtomicReference<>(seen);
  }

  @Override
  public ModelIdentity identity() {
    ModelIdentity now = known;
    return now == null ? ModelIdentity.unknown(kind.word(), name) : now;
  }

  @Override
  public Readiness look(Deadline deadline) {
    if (kind == ServerKind.LLAMA_CPP
        && server.health(deadline) instanceof Document.None(var failure)) {
      return unusable(failure);
    }
    if (known == null) {
      return meet(deadline);
    }
    return switch (server.models(deadline)) {
      case Document.None(var failure) -> unusable(failure);
      case Document.Given(var json) ->
          listed(OpenAiServer.installed(json, 0)).isPresent()
              ? new Readiness.Ready(identity())
              : gone();
    };
  }

  private Readiness gone() {
    known = null;
    return new Readiness.Unusable(
        FailureReason.MODEL_MISSING, name + " is not among the models of this server");
  }

  private Readiness meet(Deadline deadline) {
    ServerLook look =
        seen.getAndSet(Optional.empty())
            .<ServerLook>map(found -> found)
            .orElseGet(() -> server.look(deadline));
    return switch (look) {
      case ServerLook.Absent(var reason, var detail) -> unusable(new Failure(reason, detail));
      case ServerLook.Found(_, var version, var models, _) ->
          listed(models).map(model -> met(model, version)).orElseGet(this::gone);
    };
  }

  private Readiness met(InstalledModel model, String version) {
    int context =
        model.context() > 0 ? Math.min(model.context(), options.context()) : options.context();
    ModelIdentity identity =
        new ModelIdentity(kind.word(), version, model.name(), options.pinnedDigest(), context);
    known = identity;
    return new Readiness.Ready(identity);
  }

  private Optional<InstalledModel> listed(List<InstalledModel> models) {
    return models.stream()
        .filter(model -> model.name().equals(name) || stem(model.name()).equals(stem(name)))
        .findFirst();
  }

  /// The name of a model file without its folder and ending.
  private static String stem(String name) {
    if (!name.toLowerCase(Locale.ROOT).endsWith(".gguf")) {
      return name;
    }
    String file = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    return file.substring(0, file.length() - ".gguf".length());
  }

  @Override
  public Readiness load(Deadline deadline) {
    Readiness now = look(deadline);
    while (now instanceof Readiness.Loading && !deadline.passed()) {
      try {
        Thread.sleep(LOADING_PAUSE);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return new Readiness.Unusable(FailureReason.CANCELLED, "interrupted");
      }
      now = look(deadline);
    }
    return now;
  }

  @Override
  public Heard ask(ChatRequest request, Duration firstByte) {
    Optional<Failure> tooLong = tooLong(request);
    if (tooLong.isPresent()) {
      return new Heard.Lost(tooLong.get(), Duration.ZERO, false);
    }
    while (true) {
      int tried = form.get();
      Heard heard = asked(request, firstByte, forms.get(tried));
      boolean last = request.schema().isEmpty() || tried + 1 >= forms.size();
      if (last || !rejectsForm(heard)) {
        return heard;
      }
      form.compareAndSet(tried, tried + 1);
    }
  }

  private Heard asked(ChatRequest request, Duration firstByte, SchemaForm how) {
    String model = identity().model();
    byte[] body = new OpenAiRequests(kind, options).chat(model, request, how);
    return Hearing.of(
        wire.open(Call.post("/v1/chat/completions", body), firstByte, request.deadline()),
        new Hearing(request, answering -> answering.equals(model) || named(answering), ticker),
        LONGEST_ANSWER,
        OpenAiFrames::line);
  }

  private boolean named(String answering) {
    return answering.equals(name) || stem(answering).equals(stem(name));
  }

  private static boolean rejectsForm(Heard heard) {
    if (!(heard instanceof Heard.Lost(var failure, _, _))) {
      return false;
    }
    String words = failure.detail().toLowerCase(Locale.ROOT);
    return (failure.reason() == FailureReason.HTTP_REJECTED
            || failure.reason() == FailureReason.UNSUPPORTED)
        && List.of("response_format", "schema", "structured", "guided", "grammar").stream()
            .anyMatch(words::contains);
  }

  /// Where the server can count tokens, a prompt that may not fit is counted before it is sent.
  private Optional<Failure> tooLong(ChatRequest request) {
    int context = identity().context();
    int most = TokenEstimate.UNLEARNED.atMost(request.prompt().characters());
    boolean counts = kind == ServerKind.LLAMA_CPP || kind == ServerKind.VLLM;
    if (!counts || context == 0 || most + request.maxTokens() <= context) {
      return Optional.empty();
    }
    String text =
        request.prompt().messages().stream().map(Message::text).collect(Collectors.joining("\n"));
    Call call = Call.post("/tokenize", OpenAiRequests.tokenize(identity().model(), text));
    if (!(wire.document(call, wire.timers().look(), request.deadline())
        instanceof Document.Given(var json))) {
      return Optional.empty();
    }
    int tokens = Math.max(Json.number(json, "count"), json.path("tokens").size());
    return tokens + request.maxTokens() > context
        ? Optional.of(new Failure(FailureReason.OVERFLOW, tokens + " tokens of " + context))
        : Optional.empty();
  }

  private static Readiness unusable(Failure failure) {
    return failure.reason() == FailureReason.LOADING
        ? new Readiness.Loading(failure.detail())
        : new Readiness.Unusable(failure.reason(), failure.detail());
  }
}
