package io.redoubt.api.compat;

import io.redoubt.api.compat.json.JsonOut;
import io.redoubt.api.compat.json.Obj;
import io.redoubt.llm.exchange.Exchange;
import io.redoubt.llm.exchange.Exchanged;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// Answers requests from a list; the last answer is given again and again. Thread-safe.
public final class ScriptedExchange implements Exchange {
  private final Deque<Exchanged> answers = new ArrayDeque<>();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();

  /// A request.
  public record Asked(
      String method, String url, Map<String, String> headers, String body, Duration timeout) {}

  /// These answers, one after the other.
  public static ScriptedExchange of(Exchanged... answers) {
    ScriptedExchange exchange = new ScriptedExchange();
    exchange.answers.addAll(List.of(answers));
    return exchange;
  }

  /// An Ollama that always says this.
  public static ScriptedExchange saying(String text) {
    return of(said(text));
  }

  /// What Ollama sends when the model says this.
  public static Exchanged said(String text) {
    String body =
        JsonOut.python(
            new Obj()
                .put("model", "phi4-mini:latest")
                .put("response", text)
                .put("done", true)
                .done());
    return answered(200, body);
  }

  /// An answer.
  public static Exchanged answered(int status, String body) {
    return new Exchanged.Answered(status, Optional.empty(), body);
  }

  /// What was asked.
  public List<Asked> asked() {
    return asked;
  }

  @Override
  public Exchanged post(String url, Map<String, String> headers, byte[] json, Duration timeout) {
    asked.add(new Asked("POST", url, headers, new String(json, StandardCharsets.UTF_8), timeout));
    return next();
  }

  @Override
  public Exchanged get(String url, Map<String, String> headers, Duration timeout) {
    asked.add(new Asked("GET", url, headers, "", timeout));
    return next();
  }

  private synchronized Exchanged next() {
    return answers.size() > 1 ? answers.remove() : answers.element();
  }
}
