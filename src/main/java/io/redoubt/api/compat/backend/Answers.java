package io.redoubt.api.compat.backend;

import io.redoubt.api.compat.json.JsonText;
import io.redoubt.api.compat.json.Obj;
import io.redoubt.api.compat.json.Parsed;
import io.redoubt.api.compat.json.Value;
import io.redoubt.llm.exchange.Exchanged;
import java.util.List;
import java.util.Optional;

/// Makes the body of a 200 out of what an engine answered, or of the lack of an answer. Stateless.
final class Answers {
  private static final int QUOTED = 200;

  private final long timeoutMillis;

  Answers(long timeoutMillis) {
    this.timeoutMillis = timeoutMillis;
  }

  /// @param latency milliseconds until the answer
  Value.Members of(Exchanged exchanged, long latency, String requestId) {
    return switch (exchanged) {
      case Exchanged.Answered(var status, _, var body) when status >= 200 && status < 300 ->
          checked(body, latency, requestId);
      case Exchanged.Answered answered -> unreachable(refusal(answered), latency, requestId);
      case Exchanged.TimedOut _ ->
          unreachable("Engine request timed out after " + timeoutMillis + "ms", latency, requestId);
      case Exchanged.NoConnection(var detail) ->
          unreachable("Engine unreachable: " + detail, latency, requestId);
      case Exchanged.Broken(var detail) ->
          unreachable("Engine unreachable: " + detail, latency, requestId);
      case Exchanged.Interrupted _ ->
          unreachable("Engine unreachable: the request was given up", latency, requestId);
    };
  }

  private static String refusal(Exchanged.Answered answered) {
    return switch (answered.status()) {
      case 429 ->
          "Engine rate limited. Retry after " + answered.retryAfter().orElse("unknown") + "s.";
      case 401 -> "Engine auth required (X-API-Key missing). Set LOCAL_LLM_ENGINE_API_KEY.";
      case 403 -> "Engine auth rejected (X-API-Key invalid). Check LOCAL_LLM_ENGINE_API_KEY.";
      default -> {
        String body = answered.body();
        String quoted = body.substring(0, Math.min(QUOTED, body.length()));
        yield "Engine returned HTTP " + answered.status() + ": " + quoted;
      }
    };
  }

  private static Value.Members checked(String body, long latency, String requestId) {
    if (!(JsonText.javascript(body) instanceof Parsed.Good(var answer))) {
      return broken(List.of("Engine response is not valid JSON"), latency, requestId);
    }
    List<String> errors = Contract.errors(answer);
    return errors.isEmpty() && answer instanceof Value.Members members
        ? members.with(state(true, Optional.empty(), latency, false))
        : broken(errors, latency, requestId);
  }

  private static Value.Members unreachable(String error, long latency, String requestId) {
    return fallback("Local LLM Security Engine unreachable: " + error, requestId)
        .with(state(false, Optional.of(error), latency, false));
  }

  private static Value.Members broken(List<String> errors, long latency, String requestId) {
    String reason = "Engine response failed contract validation: " + String.join("; ", errors);
    return fallback(reason, requestId).with(state(true, Optional.empty(), latency, true));
  }

  private static Value.Members fallback(String reason, String requestId) {
    return new Obj()
        .put("attack_classification", "unknown")
        .put("false_positive_likelihood", 0.5)
        .put("risk_score", 50)
        .put("reason", reason)
        .put("fallback_used", true)
        .put("model_used", "none")
        .put("provider", "local_security_engine")
        .put("raw_parse_success", false)
        .put("parse_strategy", Value.NULL)
        .put("ollama_error", Value.NULL)
        .put("request_id", requestId)
        .done();
  }

  private static Value.Members state(
      boolean reachable, Optional<String> error, long latency, boolean broken) {
    return new Obj()
        .put("engine_reachable", reachable)
        .put("engine_error", error)
        .put("latency_ms", latency)
        .put("contract_validation_failed", broken)
        .done();
  }
}
