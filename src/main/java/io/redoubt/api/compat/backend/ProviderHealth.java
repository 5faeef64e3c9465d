package io.redoubt.api.compat.backend;

import io.redoubt.api.compat.json.JsonText;
import io.redoubt.api.compat.json.Obj;
import io.redoubt.api.compat.json.Parsed;
import io.redoubt.api.compat.json.Value;
import io.redoubt.llm.exchange.Exchanged;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Says how the engine is that the backend asks. Thread-safe.
final class ProviderHealth {
  private static final int NANOS_PER_MILLI = 1_000_000;

  private final BackendSettings.Provider settings;
  private final Provider provider;
  private final LongSupplier nanos;

  ProviderHealth(BackendSettings.Provider settings, Provider provider, LongSupplier nanos) {
    this.settings = settings;
    this.provider = provider;
    this.nanos = nanos;
  }

  Value.Members body() {
    if (!settings.present()) {
      String error = "No provider configured. Set LOCAL_LLM_ENGINE_BASE_URL.";
      return new Obj()
          .put("provider_mode", "none")
          .put("configured_base_url", Value.NULL)
          .put("engine_reachable", false)
          .put("engine_status", Value.NULL)
          .put("model_name", Value.NULL)
          .put("latency_ms", Value.NULL)
          .put("auth_configured", false)
          .put("engine_error", error)
          .done();
    }
    long start = nanos.getAsLong();
    Look look = look(provider.health());
    return new Obj()
        .put("provider_mode", "local_security_engine")
        .put("configured_base_url", settings.baseUrl())
        .put("engine_reachable", look.reachable())
        .put("engine_status", look.status())
        .put("model_name", look.model())
        .put("latency_ms", (nanos.getAsLong() - start) / NANOS_PER_MILLI)
        .put("auth_configured", settings.key().isPresent())
        .put("engine_error", look.error())
        .done();
  }

  private record Look(
      boolean reachable, Optional<String> status, Optional<String> model, Optional<String> error) {
    static Look missing(String error) {
      return new Look(false, Optional.empty(), Optional.empty(), Optional.of(error));
    }
  }

  private static Look look(Exchanged exchanged) {
    return switch (exchanged) {
      case Exchanged.Answered(var status, _, var body) when status >= 200 && status < 300 ->
          JsonText.javascript(body) instanceof Parsed.Good(Value.Members health)
              ? found(health)
              : Look.missing("Engine unreachable: the health check returned no JSON object");
      case Exchanged.Answered(var status, _, _) ->
          Look.missing("Health check returned HTTP " + status);
      case Exchanged.TimedOut _ -> Look.missing("Health check timed out");
      case Exchanged.NoConnection(var detail) -> Look.missing("Engine unreachable: " + detail);
      case Exchanged.Broken(var detail) -> Look.missing("Engine unreachable: " + detail);
      case Exchanged.Interrupted _ -> Look.missing("Engine unreachable: the request was given up");
    };
  }

  private static Look found(Value.Members health) {
    Value.Members config = object(health.get("config"));
    Value.Members ollama = object(health.get("ollama"));
    boolean down = ollama.get("reachable") instanceof Value.Bool(var is) && !is;
    Optional<String> error =
        down ? text(ollama, "error").or(() -> Optional.of("Ollama unreachable")) : Optional.empty();
    return new Look(true, text(health, "status"), text(config, "ollama_model"), error);
  }

  private static Value.Members object(Value value) {
    return value instanceof Value.Members members ? members : new Obj().done();
  }

  private static Optional<String> text(Value.Members object, String name) {
    return object.get(name) instanceof Value.Text(var text) ? Optional.of(text) : Optional.empty();
  }
}
