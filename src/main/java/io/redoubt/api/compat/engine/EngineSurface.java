package io.redoubt.api.compat.engine;

import io.redoubt.api.compat.Inbound;
import io.redoubt.api.compat.Outbound;
import io.redoubt.api.compat.Responder;
import io.redoubt.api.compat.json.Obj;
import io.redoubt.api.compat.json.Value;
import io.redoubt.llm.exchange.Exchange;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.BiFunction;

/// The engine's endpoints, in the reference's order: id, limit, path, body as JSON, key, fields,
/// model. Thread-safe.
public final class EngineSurface implements Responder {
  private static final Set<String> EXEMPT =
      Set.of("/health", "/docs", "/redoc", "/openapi.json", "/debug/ping-ollama");
  private static final Set<String> PATHS =
      Set.of(
          "/health",
          "/debug/ping-ollama",
          "/analyze-event",
          "/analyze-context",
          "/raw-ollama-test");
  private static final String[] SCOPES = {"triage", "read"};

  private final EngineSettings settings;
  private final Analysis analysis;
  private final Health health;
  private final Surroundings around;
  private final SlidingWindow window;
  private final List<Form> forms;
  private final Published published;

  /// The endpoints over this analysis.
  public EngineSurface(
      EngineSettings settings, Analysis analysis, Exchange exchange, Surroundings around) {
    this.settings = settings;
    this.analysis = analysis;
    this.health = new Health(settings, exchange, around.nanos());
    this.around = around;
    this.window = new SlidingWindow(settings.limit().requests(), settings.limit().windowSeconds());
    this.forms = analysis.forms();
    this.published = new Published(forms);
  }

  @Override
  public Outbound answer(Inbound request) {
    String id =
        request
            .header("X-Request-ID")
            .filter(text -> !text.isEmpty())
            .orElseGet(around.ids()::next);
    note("request_received", id, request, 0);
    Outbound answer = limited(request, id).orElseGet(() -> routed(request, id));
    note("request_complete", id, request, answer.status());
    return answer.with("X-Request-ID", id);
  }

  private void note(String event, String id, Inbound request, int status) {
    Obj details = new Obj().put("method", request.method()).put("path", request.path());
    around
        .journal()
        .note(event, id, status == 0 ? details.done() : details.put("status_code", status).done());
  }

  private Optional<Outbound> limited(Inbound request, String id) {
    EngineSettings.Limit limit = settings.limit();
    if (!limit.enabled() || EXEMPT.contains(request.path())) {
      return Optional.empty();
    }
    int wait = window.take(Caller.of(request, settings.trust()), around.nanos().getAsLong());
    if (wait == 0) {
      return Optional.empty();
    }
    around.journal().note("rate_limited", id, new Obj().put("retry_after", wait).done());
    Value body =
        new Obj()
            .put("error", "rate_limit_exceeded")
            .put(
                "detail",
                "Rate limit exceeded: %d requests per %d seconds."
                    .formatted(limit.requests(), limit.windowSeconds()))
            .put("retry_after_seconds", wait)
            .done();
    return Optional.of(Outbound.python(429, body).with("Retry-After", String.valueOf(wait)));
  }

  private Outbound routed(Inbound request, String id) {
    return switch (request.path()) {
      case "/health" -> on("GET", request, () -> health.health(details(request)));
      case "/debug/ping-ollama" -> on("GET", request, () -> health.ping(details(request)));
      case "/analyze-event" ->
          on("POST", request, () -> checked(request, forms.get(0), id, this::event));
      case "/analyze-context" ->
          on("POST", request, () -> checked(request, forms.get(1), id, this::context));
      case "/raw-ollama-test" ->
          on("POST", request, () -> checked(request, forms.get(2), id, this::raw));
      case "/openapi.json" -> on("GET", request, published::contract);
      case "/docs", "/redoc" -> on("GET", request, published::page);
      default -> elsewhere(request);
    };
  }

  /* FastAPI sends whoever writes a slash too many to the path without it. */
  private static Outbound elsewhere(Inbound request) {
    String path = request.path();
    String bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : "";
    return PATHS.contains(bare)
        ? new Outbound(307, Map.of("Location", bare + query(request)), new byte[0])
        : detail(404, "Not Found");
  }

  private static String query(Inbound request) {
    StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
    request
        .query()
        .forEach((name, values) -> values.forEach(v -> query.add(coded(name) + "=" + coded(v))));
    return query.toString();
  }

  private static String coded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /// Makes an answer.
  private interface Answering {
    Outbound answer();
  }

  private static Outbound on(String method, Inbound request, Answering answering) {
    return request.method().equals(method)
        ? answering.answer()
        : detail(405, "Method Not Allowed").with("Allow", method);
  }

  private Outbound checked(
      Inbound request,
      Form form,
      String id,
      BiFunction<Form.Checked.Right, String, Outbound> then) {
    return switch (Bodied.of(request)) {
      case Bodied.Malformed(var error) -> errors(List.of(error));
      case Bodied.Unreadable _ -> detail(400, "There was an error parsing the body");
      case Bodied.Held(var body) ->
          refused(request)
              .orElseGet(
                  () ->
                      switch (form.check(body)) {
                        case Form.Checked.Wrong(var errors) -> errors(errors);
                        case Form.Checked.Right right -> then.apply(right, id);
                      });
    };
  }

  private Optional<Outbound> refused(Inbound request) {
    boolean raw = request.path().equals("/raw-ollama-test");
    if (raw && !details(request)) {
      return Optional.of(denied(request));
    }
    if (settings.key().isPresent()) {
      boolean known =
          request.header("X-API-Key").filter(settings.key().get()::is).isPresent()
              || request.peer().has(SCOPES);
      return known ? Optional.empty() : Optional.of(denied(request));
    }
    boolean open =
        !around.keyed().getAsBoolean() && (settings.trust().strict() || request.peer().local());
    return open || request.peer().has(SCOPES) ? Optional.empty() : Optional.of(denied(request));
  }

  /* Whether the caller may see how the engine is set and ask prompts of its own. */
  private boolean details(Inbound request) {
    return settings.trust().strict() || request.peer().local() || request.peer().has("admin");
  }

  /* Where the reference's own key is asked for, it can stand in its own header alone. */
  private Outbound denied(Inbound request) {
    boolean own = settings.key().isPresent();
    boolean carried = own ? request.header("X-API-Key").isPresent() : request.carriesKey();
    return carried
        ? detail(403, "Invalid API key.")
        : detail(401, "Missing X-API-Key header. Authentication is required.")
            .with("WWW-Authenticate", "ApiKey");
  }

  private Outbound event(Form.Checked.Right event, String id) {
    return outbound(analysis.event(event, id));
  }

  private Outbound context(Form.Checked.Right context, String id) {
    return outbound(analysis.context(context, id));
  }

  private static Outbound outbound(Analysis.Outcome outcome) {
    return switch (outcome) {
      case Analysis.Outcome.Answer(var body) -> Outbound.python(200, body);
      case Analysis.Outcome.NoModel(var detail) -> detail(422, detail);
    };
  }

  private Outbound raw(Form.Checked.Right request, String id) {
    String prompt = request.get("prompt");
    Obj details =
        new Obj()
            .put("prompt_length", prompt.codePointCount(0, prompt.length()))
            .put("prompt_sha256", Fingerprint.of(prompt));
    around.journal().note("raw_ollama_test_request", id, details.done());
    return switch (analysis.raw(prompt)) {
      case Said.NoModel(var detail) -> detail(422, detail);
      case Said.Failure(var why, var detail) -> detail(why.status(), detail);
      case Said.Answer(var text, var model) ->
          Outbound.python(
              200,
              new Obj().put("prompt", prompt).put("raw_response", text).put("model", model).done());
    };
  }

  private static Outbound detail(int status, String detail) {
    return Outbound.python(status, new Obj().put("detail", detail).done());
  }

  private static Outbound errors(List<Value> errors) {
    return Outbound.python(422, new Obj().put("detail", new Value.Items(errors)).done());
  }
}
