package io.redoubt.llm.remote;

import io.redoubt.llm.ChatAnswer;
import io.redoubt.llm.ChatModel;
import io.redoubt.llm.ChatRequest;
import io.redoubt.llm.Deadline;
import io.redoubt.llm.FailureReason;
import io.redoubt.llm.Message;
import io.redoubt.llm.ModelIdentity;
import io.redoubt.llm.Readiness;
import io.redoubt.llm.Ticker;
import io.redoubt.llm.TokenEstimate;
import io.redoubt.llm.Usage;
import io.redoubt.llm.http.Call;
import io.redoubt.llm.http.Document;
import io.redoubt.llm.http.Failure;
import io.redoubt.llm.http.Json;
import io.redoubt.llm.http.Wire;
import java.time.Duration;
import java.util.random.RandomGenerator;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The model of a Redoubt engine on another host. Thread-safe; never throws for what the engine or
/// the network does.
public final class RemoteEngine implements ChatModel {
  private static final String PLACE = "/api/v1/engine";
  private static final Duration LOOK = Duration.ofSeconds(10);
  private static final long MARGIN_MILLIS = 250;
  private static final int NANOS_PER_MILLI = 1_000_000;

  private final Wire wire;
  private final Duration timeout;
  private final Ticker ticker;
  private final RandomGenerator random;
  private volatile ModelIdentity identity = ModelIdentity.unknown("redoubt-engine", "");

  /// The engine at the end of this wire.
  ///
  /// @param timeout for one answer
  /// @param random for the names of orders
  public RemoteEngine(Wire wire, Duration timeout, Ticker ticker, RandomGenerator random) {
    this.wire = wire;
    this.timeout = timeout;
    this.ticker = ticker;
    this.random = random;
  }

  @Override
  public ChatAnswer chat(ChatRequest request) {
    Deadline end = request.deadline().within(timeout);
    String id = Long.toHexString(random.nextLong()) + "-" + Long.toHexString(random.nextLong());
    long begun = ticker.nanos();
    Call call = Call.post(PLACE + "/chat", Json.bytes(order(request, id, end)));
    ChatAnswer answer =
        switch (wire.document(call, timeout, end)) {
          case Document.None(var failure) -> failed(failure, millis(begun));
          case Document.Given(var json) ->
              EngineContract.answer(json, id, request.maxTokens(), millis(begun));
        };
    if (answer instanceof ChatAnswer.Complete complete) {
      identity = complete.identity();
    }
    return answer;
  }

  private long millis(long begun) {
    return (ticker.nanos() - begun) / NANOS_PER_MILLI;
  }

  private static ChatAnswer failed(Failure failure, long millis) {
    Usage usage = new Usage(0, 0, 0, millis, 1);
    return new ChatAnswer.Failed(failure.reason(), failure.detail(), usage);
  }

  /* The engine gets a little less time than there is, so that its own word on a missed deadline
  comes back in time. */
  private static ObjectNode order(ChatRequest request, String id, Deadline end) {
    ObjectNode order = Json.object();
    order.put("contract", EngineContract.NAME);
    order.put("id", id);
    order.put("tier", request.prompt().tier());
    ArrayNode messages = order.putArray("messages");
    for (Message message : request.prompt().messages()) {
      messages.addObject().put("role", message.role().wire()).put("text", message.text());
    }
    if (!request.schema().isEmpty()) {
      order.put("schema", request.schema());
    }
    order.put("max_tokens", request.maxTokens());
    order.put("temperature", request.sampling().temperature());
    order.put("seed", request.sampling().seed());
    order.put("deadline_ms", Math.clamp(end.left().toMillis() - MARGIN_MILLIS, 1, 600_000));
    return order;
  }

  @Override
  public Readiness prepare(Deadline deadline) {
    return switch (wire.document(Call.get(PLACE), LOOK, deadline)) {
      case Document.None(var failure) -> new Readiness.Unusable(failure.reason(), failure.detail());
      case Document.Given(var json) -> stated(EngineContract.state(json));
    };
  }

  private Readiness stated(EngineContract.Stated stated) {
    switch (stated.word()) {
      case "ready" -> {
        identity = stated.identity();
        return new Readiness.Ready(stated.identity());
      }
      case "loading" -> {
        return new Readiness.Loading(stated.detail());
      }
      default -> {
        FailureReason reason =
            stated.word().equals(FailureReason.ENGINE_CONTRACT.word())
                ? FailureReason.ENGINE_CONTRACT
                : FailureReason.NO_MODEL;
        return new Readiness.Unusable(reason, new Failure(reason, stated.detail()).detail());
      }
    }
  }

  @Override
  public ModelIdentity identity() {
    return identity;
  }

  @Override
  public TokenEstimate tokens() {
    return TokenEstimate.UNLEARNED;
  }

  @Override
  public void close() {
    // every connection is used once
  }
}
