package io.redoubt.api.compat.setup;

import io.redoubt.api.compat.Outbound;
import io.redoubt.api.compat.backend.BackendSettings;
import io.redoubt.api.compat.backend.BackendSurface;
import io.redoubt.api.compat.backend.EngineBeside;
import io.redoubt.api.compat.backend.EngineElsewhere;
import io.redoubt.api.compat.backend.Provider;
import io.redoubt.api.compat.engine.Analysis;
import io.redoubt.api.compat.engine.EngineSurface;
import io.redoubt.api.compat.engine.Floor;
import io.redoubt.api.compat.engine.Health;
import io.redoubt.api.compat.engine.Ollama;
import io.redoubt.api.compat.engine.Surroundings;
import io.redoubt.api.compat.json.Obj;
import io.redoubt.api.compat.mount.Mount;
import io.redoubt.api.wire.Fault;
import io.redoubt.api.wire.Operation;
import io.redoubt.api.wire.Reply;
import io.redoubt.api.wire.Surface;
import io.redoubt.llm.exchange.Exchange;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The engine and the backend, put together: on the common port and, for who wants them there, each
/// alone. Immutable.
public final class CompatSurfaces {
  private static final List<String> ENGINE =
      List.of(
          "/health",
          "/debug/ping-ollama",
          "/analyze-event",
          "/analyze-context",
          "/raw-ollama-test");
  private static final List<String> BACKEND =
      List.of("/api/healthz", "/api/provider-health", "/api/analyze");

  private final Mount engine;
  private final Mount backend;

  /// Both, over this way to Ollama and to an engine elsewhere.
  ///
  /// @param floor what the rules say about an event
  public CompatSurfaces(
      CompatSettings settings, Exchange exchange, Floor floor, Surroundings around) {
    this(settings, exchange, exchange, floor, around);
  }

  /// Both.
  ///
  /// @param exchange the way to Ollama
  /// @param elsewhere the way to an engine elsewhere
  /// @param floor what the rules say about an event
  public CompatSurfaces(
      CompatSettings settings,
      Exchange exchange,
      Exchange elsewhere,
      Floor floor,
      Surroundings around) {
    Ollama ollama = new Ollama(settings.engine().ollama(), exchange, around.pause());
    Analysis analysis = new Analysis(settings.engine(), ollama, floor, around.journal());
    this.engine =
        new Mount(
            "compat-engine",
            new EngineSurface(settings.engine(), analysis, exchange, around),
            CompatSurfaces::engineFault,
            Operation.SMALL,
            Map.of());
    this.backend =
        new Mount(
            "compat-backend",
            new BackendSurface(
                settings.backend(),
                provider(settings, analysis, exchange, elsewhere, around),
                around),
            CompatSurfaces::backendFault,
            Operation.SMALL,
            backendHeaders(settings.backend().trust().strict()));
  }

  /* The backend has an id on few of its answers, and sets it there itself. */
  private static Map<String, String> backendHeaders(boolean strict) {
    return strict
        ? Map.of(Surface.ID, "", "Access-Control-Allow-Origin", "*")
        : Map.of(Surface.ID, "");
  }

  private static Provider provider(
      CompatSettings settings,
      Analysis analysis,
      Exchange exchange,
      Exchange elsewhere,
      Surroundings around) {
    BackendSettings.Provider wanted = settings.backend().provider();
    if (wanted.baseUrl().isPresent()) {
      return new EngineElsewhere(wanted, elsewhere);
    }
    Health health = new Health(settings.engine(), exchange, around.nanos());
    Duration timeout = Duration.ofMillis(wanted.timeoutMillis());
    return new EngineBeside(settings.engine(), analysis, health, around.ids(), timeout);
  }

  /// Both on the common port.
  public List<Surface> shared() {
    List<String> published = List.of("/docs", "/redoc", "/openapi.json");
    return List.of(
        engine.at(Stream.concat(slashed(ENGINE), published.stream()).toList()),
        backend.at(slashed(BACKEND).toList()));
  }

  /* Both services know their paths with a slash at the end as well. */
  private static Stream<String> slashed(List<String> paths) {
    return paths.stream().flatMap(path -> Stream.of(path, path + "/"));
  }

  /// The engine alone.
  public Surface engineAlone() {
    return engine.alone();
  }

  /// The backend alone.
  public Surface backendAlone() {
    return backend.alone();
  }

  private static Reply engineFault(Fault fault) {
    return Reply.json(
        fault.status(),
        Outbound.python(fault.status(), new Obj().put("detail", fault.text()).done()).body());
  }

  private static Reply backendFault(Fault fault) {
    return Reply.json(
        fault.status(),
        Outbound.javascript(
                fault.status(),
                new Obj()
                    .put("error", fault == Fault.TOO_LARGE ? "payload_too_large" : fault.code())
                    .put("detail", fault.text())
                    .put("request_id", "unknown")
                    .done())
            .body());
  }
}
