package io.redoubt.api.compat.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.api.ApiServer;
import io.redoubt.api.Backing;
import io.redoubt.api.compat.Vectors;
import io.redoubt.api.compat.engine.Engines;
import io.redoubt.api.compat.engine.Floor;
import io.redoubt.api.compat.engine.Journal;
import io.redoubt.api.compat.engine.Surroundings;
import io.redoubt.api.door.Door;
import io.redoubt.api.http.HttpServer;
import io.redoubt.api.http.Listening;
import io.redoubt.api.measure.Meters;
import io.redoubt.api.wire.Surface;
import io.redoubt.llm.ServerKind;
import io.redoubt.llm.exchange.HttpExchange;
import io.redoubt.testing.llm.FakeModelServer;
import io.redoubt.testing.llm.Fault;
import io.redoubt.testing.serve.Conformance;
import io.redoubt.testing.serve.MemoryCases;
import io.redoubt.testing.serve.MemoryIntake;
import io.redoubt.testing.serve.MemoryKeys;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The wire of the reference on the real web server, over a model server on loopback; every answer
/// is held against the contract as well.
class CompatServerTest {
  private static final String EVENT = "{\"description\":\"many failures\"}";
  private static final Conformance CONTRACT = new Conformance();
  private static final Listening ANYWHERE = new Listening("127.0.0.1", 0, Optional.empty());

  private final MemoryKeys keys = new MemoryKeys();
  private final HttpExchange exchange = new HttpExchange(Duration.ofSeconds(5));
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private FakeModelServer model = FakeModelServer.of(ServerKind.OLLAMA, _ -> Engines.GOOD);
  private AutoCloseable server = () -> {};
  private int port;

  @AfterEach
  void stop() throws Exception {
    server.close();
    model.close();
    exchange.close();
    client.close();
  }

  private CompatSurfaces surfaces(Map<String, String> variables) {
    Map<String, String> all = new HashMap<>(variables);
    all.putIfAbsent("OLLAMA_BASE_URL", model.url());
    String mode = all.getOrDefault("REDOUBT_COMPAT", "");
    var own = new CompatVariables.Own(mode, "", "", "", "", "");
    if (CompatVariables.of(all, own) instanceof CompatVariables.Read.Usable(var settings)) {
      Surroundings around =
          new Surroundings(keys::any, System::nanoTime, _ -> {}, () -> "made", Journal.NONE);
      return new CompatSurfaces(settings, exchange, Floor.NONE, around);
    }
    throw new AssertionError("no settings: " + all);
  }

  private void shared(Map<String, String> variables) {
    Backing backing =
        new Backing(
            new MemoryIntake(),
            new Backing.Stores(keys, new MemoryCases(), Optional.empty()),
            List.of(),
            List.of(),
            surfaces(variables).shared(),
            Door.Limits.standard());
    ApiServer started = ApiServer.start(ANYWHERE, backing);
    server = started;
    port = started.port();
  }

  private void alone(Surface surface) {
    Door door = new Door(keys, Door.Limits.standard(), System::nanoTime);
    HttpServer started = HttpServer.start(ANYWHERE, List.of(surface), door, new Meters(List.of()));
    server = started;
    port = started.port();
  }

  private HttpResponse<String> send(String method, String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!body.isEmpty()) {
      request.setHeader("Content-Type", "application/json");
    }
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    try {
      HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
      if (answer.statusCode() != 404 && answer.statusCode() != 405) {
        byte[] sent = body.getBytes(StandardCharsets.UTF_8);
        CONTRACT.holds(method, path, "application/json", sent, answer);
      }
      return answer;
    } catch (IOException broken) {
      throw new AssertionError(broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopped);
    }
  }

  @Test
  void analysesAnEventOverARealModelServer() {
    shared(Map.of());
    HttpResponse<String> answer =
        send("POST", "/analyze-event", EVENT, "X-Request-ID", "r 1/ä".replace("ä", "x"));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().allValues("X-Request-ID")).containsExactly("r 1/x");
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    var body = Vectors.json(answer.body());
    assertThat(body.path("attack_classification").asString()).isEqualTo("credential_access");
    assertThat(body.path("model_used").asString()).isEqualTo("phi4-mini");
    assertThat(body.path("request_id").asString()).isEqualTo("r 1/x");
    assertThat(model.asked().getFirst().raw().path("stream").asBoolean(true)).isFalse();
  }

  @Test
  void everyEndpointAnswersAsTheContractSays() {
    shared(Map.of());
    assertThat(send("GET", "/debug/ping-ollama", "").statusCode()).isEqualTo(200);
    assertThat(send("POST", "/analyze-context", "{\"summary\":\"x\"}").statusCode()).isEqualTo(200);
    assertThat(send("POST", "/raw-ollama-test", "{\"prompt\":\"x\"}").statusCode()).isEqualTo(200);
    assertThat(send("POST", "/analyze-event", "{}").statusCode()).isEqualTo(422);
    assertThat(send("POST", "/api/analyze", "{}").statusCode()).isEqualTo(422);
    assertThat(send("POST", "/api/analyze", "{").statusCode()).isEqualTo(400);
  }

  @Test
  void theBackendAsksTheEngineBesideIt() {
    shared(Map.of());
    var body = Vectors.json(send("POST", "/api/analyze", EVENT).body());
    assertThat(body.path("risk_score").asInt()).isEqualTo(80);
    assertThat(body.path("soc_provider_mode").asString()).isEqualTo("local_security_engine");
    assertThat(send("GET", "/api/healthz", "").body()).isEqualTo("{\"status\":\"ok\"}");
    assertThat(Vectors.json(send("GET", "/api/provider-health", "").body()).path("engine_status"))
        .hasToString("\"ok\"");
  }

  @Test
  void theBackendAsksAnEngineElsewhereWithItsKey() throws Exception {
    alone(surfaces(Map.of("LOCAL_LLM_API_KEY", "e")).engineAlone());
    AutoCloseable engine = server;
    String url = "http://127.0.0.1:" + port;
    shared(Map.of("LOCAL_LLM_ENGINE_BASE_URL", url + "/", "LOCAL_LLM_ENGINE_API_KEY", "e"));
    var body = Vectors.json(send("POST", "/api/analyze", EVENT, "X-Request-ID", "r").body());
    assertThat(body.path("fallback_used").asBoolean(true)).isFalse();
    assertThat(body.path("request_id").asString()).isEqualTo("r");
    shared(Map.of("LOCAL_LLM_ENGINE_BASE_URL", url, "LOCAL_LLM_ENGINE_API_KEY", "x"));
    assertThat(Vectors.json(send("POST", "/api/analyze", EVENT).body()).path("engine_error"))
        .hasToString(
            "\"Engine auth rejected (X-API-Key invalid). Check LOCAL_LLM_ENGINE_API_KEY.\"");
    engine.close();
  }

  @Test
  void alonePathsThatAreNotItsAreAnsweredInItsOwnWords() {
    alone(surfaces(Map.of()).engineAlone());
    assertThat(send("GET", "/nothing", "").body()).isEqualTo("{\"detail\":\"Not Found\"}");
    assertThat(send("GET", "/", "").body()).isEqualTo("{\"detail\":\"Not Found\"}");
    HttpResponse<String> wrong = send("DELETE", "/analyze-event", "");
    assertThat(wrong.statusCode()).isEqualTo(405);
    assertThat(wrong.body()).isEqualTo("{\"detail\":\"Method Not Allowed\"}");
    assertThat(wrong.headers().firstValue("Allow")).contains("POST");
  }

  @Test
  void theBackendAloneAnswersInItsOwnWords() {
    alone(surfaces(Map.of("REDOUBT_COMPAT", "strict")).backendAlone());
    HttpResponse<String> nowhere = send("GET", "/api/analyze", "");
    assertThat(nowhere.statusCode()).isEqualTo(404);
    assertThat(nowhere.body()).startsWith("{\"error\":\"not_found\"");
    assertThat(nowhere.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    assertThat(send("POST", "/api/analyze", "{").statusCode()).isEqualTo(400);
    assertThat(send("POST", "/api/analyze", "{\"x\":\"" + "y".repeat(60_000) + "\"}").statusCode())
        .isEqualTo(413);
  }

  @Test
  void theBackendHasAnIdOnlyWhereTheReferenceHasOne() {
    alone(surfaces(Map.of("SOC_API_KEY", "s", "RATE_LIMIT_MAX", "1")).backendAlone());
    assertThat(ids(send("GET", "/api/healthz", ""))).isEmpty();
    assertThat(ids(send("POST", "/api/analyze", EVENT, "X-Request-ID", "r"))).isEmpty();
    assertThat(ids(send("POST", "/api/analyze", EVENT, "X-API-Key", "s", "X-Request-ID", "r")))
        .containsExactly("r");
    HttpResponse<String> limited = send("POST", "/api/analyze", EVENT, "X-API-Key", "s");
    assertThat(limited.statusCode()).isEqualTo(429);
    assertThat(ids(limited)).isEmpty();
  }

  private static List<String> ids(HttpResponse<String> answer) {
    return answer.headers().allValues("X-Request-ID");
  }

  @Test
  void knowsItsPathsWithASlashAtTheEndOnTheCommonPort() {
    shared(Map.of());
    HttpResponse<String> engine = send("POST", "/analyze-event/", EVENT);
    assertThat(engine.statusCode()).isEqualTo(307);
    assertThat(engine.headers().firstValue("Location")).contains("/analyze-event");
    assertThat(send("GET", "/api/healthz/", "").body()).isEqualTo("{\"status\":\"ok\"}");
    assertThat(send("GET", "/docs", "").headers().firstValue("Content-Type"))
        .contains("text/html; charset=utf-8");
    assertThat(send("GET", "/openapi.json", "").body()).contains("/analyze-context");
  }

  @Test
  void whatIsTurnedAwayBeforeTheBackendSeesItMayBeReadFromEverywhereToo() {
    alone(surfaces(Map.of("REDOUBT_COMPAT", "strict")).backendAlone());
    HttpResponse<String> odd = send("POST", "/api/analyze", EVENT, "Content-Encoding", "odd");
    assertThat(odd.statusCode()).isEqualTo(415);
    assertThat(odd.headers().allValues("Access-Control-Allow-Origin")).containsExactly("*");
  }

  @Test
  void limitsTheEngineByTheVariablesOfTheReference() {
    shared(Map.of("RATE_LIMIT_REQUESTS", "2"));
    send("POST", "/analyze-event", EVENT, "X-Client-ID", "a");
    send("POST", "/analyze-event", EVENT, "X-Client-ID", "b");
    HttpResponse<String> third = send("POST", "/analyze-event", EVENT, "X-Client-ID", "c");
    assertThat(third.statusCode()).isEqualTo(429);
    assertThat(third.headers().firstValue("Retry-After")).isPresent();
    assertThat(send("GET", "/health", "").statusCode()).isEqualTo(200);
    assertThat(send("GET", "/livez", "").statusCode()).isEqualTo(200);
  }

  @Test
  void aNativeKeyOpensItUnlessTheReferencesOwnKeyIsSet() {
    shared(Map.of());
    keys.create("k", Set.of("triage"), 0);
    assertThat(send("POST", "/analyze-event", EVENT).statusCode()).isEqualTo(401);
    assertThat(send("POST", "/analyze-event", EVENT, "X-API-Key", "x").statusCode()).isEqualTo(403);
    assertThat(
            send("POST", "/analyze-event", EVENT, "Authorization", "Bearer secret-of-k")
                .statusCode())
        .isEqualTo(200);
    assertThat(send("POST", "/api/analyze", EVENT, "X-API-Key", "x").statusCode()).isEqualTo(401);
  }

  @Test
  void theReferencesOwnKeyOpensNothingNative() {
    shared(Map.of("LOCAL_LLM_API_KEY", "own"));
    assertThat(send("POST", "/analyze-event", EVENT, "X-API-Key", "own").statusCode())
        .isEqualTo(200);
    keys.create("k", Set.of("ingest"), 0);
    assertThat(send("POST", "/analyze-event", EVENT, "X-API-Key", "own").statusCode())
        .isEqualTo(200);
    assertThat(send("POST", "/api/v1/events", "x", "X-API-Key", "own").statusCode()).isEqualTo(401);
  }

  @Test
  void aPageOfAForeignSiteIsNotThisMachine() {
    shared(Map.of());
    assertThat(send("POST", "/analyze-event", EVENT, "Origin", "http://evil.example").statusCode())
        .isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ERROR_500|Ollama returned server error 500 on attempt 3.",
        "UNAUTHORIZED_401|Ollama HTTP error 401 on attempt 3.",
        "HTML_200|Ollama returned no JSON object on attempt 3.",
        "RESET_MID_BODY|Ollama broke the connection on attempt 3."
      })
  void fallsBackOverAModelServerThatBreaks(Fault fault, String error) {
    model.close();
    model = FakeModelServer.of(ServerKind.OLLAMA, _ -> Engines.GOOD, fault);
    shared(Map.of());
    var body = Vectors.json(send("POST", "/analyze-event", EVENT).body());
    assertThat(body.path("ollama_error").asString()).isEqualTo(error);
    assertThat(body.path("fallback_used").asBoolean()).isTrue();
  }

  @Test
  void saysThatNobodyListensAndThatTheModelIsMissing() {
    model.close();
    shared(Map.of("OLLAMA_BASE_URL", "http://127.0.0.1:1"));
    var body = Vectors.json(send("POST", "/analyze-event", EVENT).body());
    assertThat(body.path("ollama_error").asString())
        .isEqualTo("Cannot connect to Ollama at http://127.0.0.1:1. Is it running?");
    model = FakeModelServer.of(ServerKind.OLLAMA, _ -> "", Fault.MODEL_MISSING_404);
    shared(Map.of());
    assertThat(send("POST", "/analyze-event", EVENT).statusCode()).isEqualTo(422);
    assertThat(send("GET", "/health", "").body()).contains("\"status\":\"ok\"");
  }
}
