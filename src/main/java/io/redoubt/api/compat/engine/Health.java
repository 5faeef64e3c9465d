package io.redoubt.api.compat.engine;

import io.redoubt.api.compat.Outbound;
import io.redoubt.api.compat.json.Obj;
import io.redoubt.api.compat.json.Value;
import io.redoubt.llm.exchange.Exchange;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/// The two endpoints that say how the engine is: always 200. Thread-safe.
public final class Health {
  static final String SERVICE = "Local LLM Security Engine";
  static final String VERSION = "1.0.0";

  private static final double NANOS_PER_HUNDREDTH = 10_000;

  private final EngineSettings settings;
  private final Probe probe;
  private final LongSupplier nanos;

  /// Looks over this exchange.
  public Health(EngineSettings settings, Exchange exchange, LongSupplier nanos) {
    this.settings = settings;
    this.probe = new Probe(settings.ollama(), exchange);
    this.nanos = nanos;
  }

  Outbound health(boolean details) {
    Value.Members whole = whole();
    if (details) {
      return Outbound.python(200, whole);
    }
    return Outbound.python(
        200,
        new Obj()
            .put("status", whole.get("status"))
            .put("service", whole.get("service"))
            .put("version", whole.get("version"))
            .done());
  }

  /// The whole body of `GET /health`.
  public Value.Members whole() {
    Probe.Look look = probe.look();
    return new Obj()
        .put("status", look.reachable() ? "ok" : "degraded")
        .put("service", SERVICE)
        .put("version", VERSION)
        .put("config", config())
        .put("ollama", ollama(look))
        .done();
  }

  private Value config() {
    return new Obj()
        .put("ollama_base_url", settings.ollama().baseUrl())
        .put("ollama_model", settings.ollama().model())
        .put("ollama_timeout_seconds", settings.ollama().timeoutSeconds())
        .put("debug", settings.debug())
        .done();
  }

  private Value ollama(Probe.Look look) {
    return new Obj()
        .put("reachable", look.reachable())
        .put("configured_model", settings.ollama().model())
        .put("model_available", look.hasModel())
        .put("available_models", Value.of(look.models()))
        .put("error", look.error())
        .done();
  }

  Outbound ping(boolean details) {
    long start = nanos.getAsLong();
    Probe.Look look = probe.look();
    double latency = Math.rint((nanos.getAsLong() - start) / NANOS_PER_HUNDREDTH) / 100;
    return Outbound.python(
        200,
        new Obj()
            .put("reachable", look.reachable())
            .put("base_url", details ? settings.ollama().baseUrl() : "")
            .put("configured_model", details ? settings.ollama().model() : "")
            .put("model_available", look.hasModel())
            .put("available_models", details ? Value.of(look.models()) : Value.of(List.of()))
            .put("error", details ? look.error() : Optional.empty())
            .put("latency_ms", latency)
            .done());
  }
}
