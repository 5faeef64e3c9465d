package io.redoubt.api.compat.backend;

import io.redoubt.api.compat.Inbound;
import io.redoubt.api.compat.Outbound;
import io.redoubt.api.compat.Responder;
import io.redoubt.api.compat.engine.Journal;
import io.redoubt.api.compat.engine.Surroundings;
import io.redoubt.api.compat.json.JsonOut;
import io.redoubt.api.compat.json.Obj;
import io.redoubt.api.compat.json.Value;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The backend's endpoints, in the reference's order: body, key, limit, fields, engine.
/// Thread-safe.
public final class BackendSurface implements Responder {
  private static final String[] SCOPES = {"triage", "read"};
  private static final int NANOS_PER_MILLI = 1_000_000;

  private final BackendSettings settings;
  private final Provider provider;
  private final ProviderHealth health;
  private final Surroundings around;
  private final FixedWindow window;
  private final Answers answers;

  /// The endpoints over this engine.
  public BackendSurface(BackendSettings settings, Provider provider, Surroundings around) {
    this.settings = settings;
    this.provider = provider;
    this.around = around;
    this.health = new ProviderHealth(settings.provider(), provider, around.nanos());
    this.window = new FixedWindow(settings.limit().requests(), settings.limit().windowMillis());
    this.answers = new Answers(settings.provider().timeoutMillis());
  }

  @Override
  public Outbound answer(Inbound request) {
    Outbound answer =
        settings.trust().strict() && request.method().equals("OPTIONS")
            ? preflight(request)
            : read(request);
    return settings.trust().strict() ? answer.with("Access-Control-Allow-Origin", "*") : answer;
  }

  private static Outbound preflight(Inbound request) {
    Outbound allowed =
        new Outbound(
            204,
            Map.of(
                "Access-Control-Allow-Methods", "GET,HEAD,PUT,PATCH,POST,DELETE",
                "Vary", "Access-Control-Request-Headers"),
            new byte[0]);
    return request
        .header("Access-Control-Request-Headers")
        .filter(names -> !names.isEmpty())
        .map(names -> allowed.with("Access-Control-Allow-Headers", names))
        .orElse(allowed);
  }

  /* The body is read before anybody looks at the path. */
  private Outbound read(Inbound request) {
    return switch (Posted.of(request)) {
      case Posted.Malformed _ ->
          failure(400, "bad_request", "Request body is not valid JSON.", request);
      case Posted.TooLarge _ ->
          failure(
              413, "payload_too_large", "Request body exceeds " + Posted.MOST + " bytes.", request);
      case Posted.OtherCharset(var name) ->
          failure(415, "unsupported_media_type", "unsupported charset \"" + name + "\"", request);
      case Posted.Held(var body) -> routed(request, body);
    };
  }

  private Outbound routed(Inbound request, Value body) {
    String path = request.path().toLowerCase(Locale.ROOT);
    String bare =
        path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    String operation = (request.method().equals("HEAD") ? "GET" : request.method()) + " " + bare;
    return switch (operation) {
      case "GET /api/healthz" -> Outbound.javascript(200, new Obj().put("status", "ok").done());
      case "GET /api/provider-health" -> Outbound.javascript(200, health.body());
      case "POST /api/analyze" ->
          refused(request).or(() -> limited(request)).orElseGet(() -> checked(request, body));
      default ->
          failure(404, "not_found", "Cannot " + request.method() + " " + request.path(), request);
    };
  }

  private Optional<Outbound> refused(Inbound request) {
    Optional<String> given =
        request.header("X-API-Key").map(String::strip).filter(k -> !k.isEmpty());
    boolean allowed =
        request.peer().has(SCOPES)
            || settings
                .key()
                .map(own -> given.filter(own::is).isPresent())
                .orElseGet(() -> open(request));
    if (allowed) {
      return Optional.empty();
    }
    Value body =
        new Obj()
            .put("error", "unauthorized")
            .put(
                "detail",
                given.isPresent()
                        || (settings.key().isEmpty() && request.header("Authorization").isPresent())
                    ? "Invalid API key."
                    : "X-API-Key header is required.")
            .put("request_id", idOrUnknown(request))
            .done();
    return Optional.of(Outbound.javascript(401, body));
  }

  private boolean open(Inbound request) {
    return !around.keyed().getAsBoolean() && (settings.trust().strict() || request.peer().local());
  }

  private static String idOrUnknown(Inbound request) {
    return request
        .header("X-Request-ID")
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .orElse("unknown");
  }

  private Optional<Outbound> limited(Inbound request) {
    BackendSettings.Limit limit = settings.limit();
    long wait = window.take(caller(request), around.nanos().getAsLong() / NANOS_PER_MILLI);
    if (wait == 0) {
      return Optional.empty();
    }
    String seconds = JsonOut.javascript(Value.of(limit.windowMillis() / 1000.0));
    Value body =
        new Obj()
            .put("error", "rate_limit_exceeded")
            .put(
                "detail",
                "Too many requests. Limit is %d per %ss. Try again in %ds."
                    .formatted(limit.requests(), seconds, wait))
            .put("retry_after_seconds", wait)
            .done();
    return Optional.of(Outbound.javascript(429, body).with("Retry-After", String.valueOf(wait)));
  }

  private String caller(Inbound request) {
    boolean believed =
        settings.trust().strict() || settings.trust().peers().trusts(request.peer().address());
    String address = request.peer().address().isEmpty() ? "unknown" : request.peer().address();
    return believed
        ? request.header("X-Forwarded-For").map(l -> l.split(",", 2)[0].strip()).orElse(address)
        : address;
  }

  private Outbound checked(Inbound request, Value body) {
    String id = request.header("X-Request-ID").orElseGet(around.ids()::next);
    Outbound answer =
        switch (Alert.check(body)) {
          case Alert.Checked.Wrong(var errors) ->
              Outbound.javascript(
                  422,
                  new Obj()
                      .put("error", "validation_error")
                      .put("detail", "Request body failed validation.")
                      .put("errors", Value.of(errors))
                      .put("request_id", id)
                      .done());
          case Alert.Checked.Right _ when !settings.provider().present() -> noProvider(id);
          case Alert.Checked.Right(var event) -> Outbound.javascript(200, asked(event, id));
        };
    return answer.with("X-Request-ID", id);
  }

  private static Outbound noProvider(String id) {
    return Outbound.javascript(
        503,
        new Obj()
            .put("error", "no_provider_configured")
            .put(
                "detail",
                "No LLM provider is configured. Set LOCAL_LLM_ENGINE_BASE_URL to enable the"
                    + " local_security_engine provider.")
            .put("request_id", id)
            .done());
  }

  private Value asked(Value.Members event, String id) {
    Journal journal = around.journal();
    journal.note("analyze_provider_call_start", id, new Obj().done());
    long start = around.nanos().getAsLong();
    var exchanged = provider.analyze(JsonOut.javascriptBytes(event), id);
    long latency = (around.nanos().getAsLong() - start) / NANOS_PER_MILLI;
    Value.Members answer = answers.of(exchanged, latency, id);
    Value own =
        answer.get("request_id") instanceof Value.Null ? Value.of(id) : answer.get("request_id");
    journal.note(
        "analyze_complete",
        id,
        new Obj()
            .put("fallback_used", answer.get("fallback_used"))
            .put("latency_ms", latency)
            .done());
    return answer.with(
        new Obj().put("soc_provider_mode", "local_security_engine").put("request_id", own).done());
  }

  private static Outbound failure(int status, String error, String detail, Inbound request) {
    return Outbound.javascript(
        status,
        new Obj()
            .put("error", error)
            .put("detail", detail)
            .put("request_id", idOrUnknown(request))
            .done());
  }
}
