package io.redoubt.api.engine;

import io.redoubt.api.wire.Access;
import io.redoubt.api.wire.Answer;
import io.redoubt.api.wire.Call;
import io.redoubt.api.wire.Operation;
import io.redoubt.api.wire.Problem;
import io.redoubt.api.wire.Reply;
import io.redoubt.api.wire.Scope;
import io.redoubt.llm.ChatAnswer;
import io.redoubt.llm.ChatModel;
import io.redoubt.llm.ChatRequest;
import io.redoubt.llm.Deadline;
import io.redoubt.llm.FailureReason;
import io.redoubt.llm.ModelIdentity;
import io.redoubt.llm.Readiness;
import io.redoubt.llm.Ticker;
import io.redoubt.llm.Usage;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/// `/api/v1/engine`: the model of this machine, for another Redoubt. Every failure of the model is
/// an answer with its reason, so that the one who asks can name it.
public final class EngineApi {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Duration LOOK = Duration.ofSeconds(5);
  private static final System.Logger LOG = System.getLogger("io.redoubt.engine");

  private final Supplier<Optional<ChatModel>> model;
  private final Ticker ticker;

  /// @param model who is asked; empty while there is none. May wait some seconds
  /// @param ticker for deadlines
  public EngineApi(Supplier<Optional<ChatModel>> model, Ticker ticker) {
    this.model = model;
    this.ticker = ticker;
  }

  /// Its operations.
  public List<Operation> operations() {
    Access triage = Access.needs(Scope.TRIAGE);
    return List.of(
        Operation.get("engineState", "/api/v1/engine", triage, _ -> state()),
        new Operation(
            "engineChat", "POST", "/api/v1/engine/chat", triage, Operation.SMALL, this::chat));
  }

  private Reply state() {
    Map<String, Object> state = new LinkedHashMap<>();
    state.put("contract", Order.CONTRACT);
    Optional<ChatModel> there = model.get();
    if (there.isEmpty()) {
      return stated(state, "no_model", FailureReason.NO_MODEL.remedy(), Optional.empty());
    }
    return switch (there.get().prepare(Deadline.after(LOOK, ticker))) {
      case Readiness.Ready(var identity) -> stated(state, "ready", "", Optional.of(identity));
      case Readiness.Loading(var detail) ->
          stated(state, "loading", detail, Optional.of(there.get().identity()));
      case Readiness.Unusable(var reason, var detail) ->
          stated(state, reason.word(), detail, Optional.of(there.get().identity()));
    };
  }

  private static Reply stated(
      Map<String, Object> state, String word, String detail, Optional<ModelIdentity> identity) {
    state.put("state", word);
    state.put("detail", detail);
    identity.ifPresent(who -> state.put("model", shown(who)));
    return Reply.json(200, JSON.writeValueAsBytes(state));
  }

  private Answer chat(Call call) {
    return switch (Order.of(call.body())) {
      case Order.Read.Wrong(var problem) -> Problem.of(400, "order", problem);
      case Order.Read.Right(var order) -> answered(order, call);
    };
  }

  private Reply answered(Order order, Call call) {
    Optional<ChatModel> there = model.get();
    ChatAnswer answer =
        there.isEmpty()
            ? new ChatAnswer.Failed(
                FailureReason.NO_MODEL, FailureReason.NO_MODEL.remedy(), Usage.NONE)
            : there.get().chat(request(order));
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("contract", Order.CONTRACT);
    body.put("id", order.id());
    String outcome =
        switch (answer) {
          case ChatAnswer.Complete(var text, var thought, var identity, _) -> {
            body.put("outcome", "complete");
            body.put("text", text);
            body.put("thought_hash", thought);
            body.put("model", shown(identity));
            yield "complete";
          }
          case ChatAnswer.Failed(var reason, var detail, _) -> {
            body.put("outcome", "failed");
            body.put("reason", reason.word());
            body.put("detail", detail);
            yield reason.word();
          }
        };
    body.put("usage", shown(answer.usage()));
    LOG.log(
        System.Logger.Level.INFO,
        "Asked the model for {0}: {1} characters, {2}.",
        call.actor(),
        Integer.toString(order.prompt().characters()),
        outcome);
    return Reply.json(200, JSON.writeValueAsBytes(body));
  }

  private ChatRequest request(Order order) {
    return new ChatRequest(
        order.prompt(),
        order.schema(),
        order.maxTokens(),
        order.sampling(),
        Deadline.after(order.within(), ticker));
  }

  private static Map<String, Object> shown(ModelIdentity identity) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("backend", identity.backend());
    shown.put("server_version", identity.serverVersion());
    shown.put("name", identity.model());
    shown.put("digest", identity.digest());
    shown.put("context", identity.context());
    return shown;
  }

  private static Map<String, Object> shown(Usage usage) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("prompt_tokens", usage.promptTokens());
    shown.put("answer_tokens", usage.answerTokens());
    shown.put("first_byte_ms", usage.firstByteMillis());
    shown.put("total_ms", usage.totalMillis());
    shown.put("requests", usage.requests());
    return shown;
  }
}
