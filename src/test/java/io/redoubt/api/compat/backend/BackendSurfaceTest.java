package io.redoubt.api.compat.backend;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.api.compat.Mode;
import io.redoubt.api.compat.Outbound;
import io.redoubt.api.compat.Peers;
import io.redoubt.api.compat.Requests;
import io.redoubt.api.compat.ScriptedExchange;
import io.redoubt.api.compat.Secret;
import io.redoubt.api.compat.Vectors;
import io.redoubt.api.compat.engine.EngineSettings;
import io.redoubt.api.compat.engine.Engines;
import io.redoubt.api.compat.engine.Health;
import io.redoubt.api.compat.engine.Journal;
import io.redoubt.api.compat.engine.Surroundings;
import io.redoubt.llm.exchange.Exchanged;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class BackendSurfaceTest {
  private static final String EVENT = "{\"description\":\" many failures \"}";
  private static final Requests ANALYZE = Requests.post("/api/analyze", EVENT);
  private static final String ANSWER =
      "{\"attack_classification\":\"benign\",\"false_positive_likelihood\":1.0,"
          + "\"risk_score\":12.5,\"reason\":\"r\",\"fallback_used\":false,\"more\":[1]}";

  private static BackendSurface surface(ScriptedExchange engine, Mode mode) {
    return surface(engine, mode, Optional.empty());
  }

  private static BackendSurface surface(ScriptedExchange engine, Mode mode, Optional<Secret> key) {
    BackendSettings.Provider provider =
        new BackendSettings.Provider(
            true, Optional.of("http://engine:8000"), Secret.of("e"), 90_000);
    BackendSettings settings =
        new BackendSettings(
            key,
            new BackendSettings.Limit(2, 60_000),
            provider,
            new EngineSettings.Trust(mode, Peers.NONE));
    return new BackendSurface(settings, new EngineElsewhere(provider, engine), around());
  }

  private static Surroundings around() {
    return new Surroundings(() -> false, () -> 0, _ -> {}, () -> "made", Journal.NONE);
  }

  private static Outbound answer(ScriptedExchange engine, Requests request) {
    return surface(engine, Mode.SAFE).answer(request.inbound());
  }

  private static ScriptedExchange good() {
    return ScriptedExchange.of(ScriptedExchange.answered(200, ANSWER));
  }

  private static String text(Outbound answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  @Test
  void passesOnWhatTheEngineSaysAndAddsItsOwn() {
    ScriptedExchange engine = good();
    Outbound answer = answer(engine, ANALYZE.with("X-Request-ID", "r-1"));
    assertThat(text(answer))
        .isEqualTo(
            "{\"attack_classification\":\"benign\",\"false_positive_likelihood\":1,"
                + "\"risk_score\":12.5,\"reason\":\"r\",\"fallback_used\":false,\"more\":[1],"
                + "\"engine_reachable\":true,\"engine_error\":null,\"latency_ms\":0,"
                + "\"contract_validation_failed\":false,"
                + "\"soc_provider_mode\":\"local_security_engine\",\"request_id\":\"r-1\"}");
    assertThat(answer.headers())
        .containsEntry("X-Request-ID", "r-1")
        .doesNotContainKey("Access-Control-Allow-Origin");
    ScriptedExchange.Asked asked = engine.asked().getFirst();
    assertThat(asked.url()).isEqualTo("http://engine:8000/analyze-event");
    assertThat(asked.body()).isEqualTo("{\"description\":\"many failures\"}");
    assertThat(asked.headers())
        .containsEntry("X-API-Key", "e")
        .containsEntry("X-Request-ID", "r-1");
  }

  @Test
  void keepsTheEnginesIdAndAnEmptyOneOfTheCaller() {
    String own = ANSWER.replace("\"more\":[1]", "\"request_id\":\"e-1\"");
    ScriptedExchange engine = ScriptedExchange.of(ScriptedExchange.answered(200, own));
    Outbound answer = answer(engine, ANALYZE.with("X-Request-ID", ""));
    assertThat(answer.headers()).containsEntry("X-Request-ID", "");
    assertThat(Vectors.json(answer).path("request_id").asString()).isEqualTo("e-1");
    assertThat(engine.asked().getFirst().headers()).doesNotContainKey("X-Request-ID");
  }

  @TestFactory
  Stream<DynamicTest> refusesWithAllErrorsAtOnce() {
    return Vectors.of("alerts.jsonl").stream()
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.path("claim").asString(),
                    () -> {
                      String body = row.path("body").asString().replace('\'', '"');
                      Outbound answer = answer(good(), Requests.post("/api/analyze", body));
                      assertThat(answer.status()).isEqualTo(422);
                      assertThat(answer.headers()).containsEntry("X-Request-ID", "made");
                      JsonNode json = Vectors.json(answer);
                      assertThat(json.path("error").asString()).isEqualTo("validation_error");
                      assertThat(json.path("detail").asString())
                          .isEqualTo("Request body failed validation.");
                      assertThat(json.path("errors")).isEqualTo(row.path("errors"));
                    }));
  }

  @ParameterizedTest
  @CsvSource({
    "description,4000",
    "source_ip,500",
    "destination_ip,500",
    "event_type,500",
    "severity,500",
    "timestamp,500",
    "additional_context,4000"
  })
  void countsLengthsInUtf16UnitsBeforeTrimming(String field, int longest) {
    String event = "{\"description\":\"x\",\"" + field + "\":\"%s\"}";
    String fits = event.formatted("😀".repeat(longest / 2));
    assertThat(answer(good(), Requests.post("/api/analyze", fits)).status()).isEqualTo(200);
    String tooLong = event.formatted("x".repeat(longest - 1) + "  ");
    assertThat(text(answer(good(), Requests.post("/api/analyze", tooLong))))
        .contains(field + " must not exceed " + longest + " characters.");
  }

  @Test
  void whatIsNotCalledJsonIsNotRead() {
    Outbound answer = answer(good(), ANALYZE.with("Content-Type", "text/plain"));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(text(answer)).contains("Request body must be a JSON object.");
  }

  @Test
  void formsAreRead() {
    Requests form =
        Requests.post("/api/analyze", "description=a+b%21&severity=low")
            .with("Content-Type", "application/x-www-form-urlencoded");
    ScriptedExchange engine = good();
    assertThat(answer(engine, form).status()).isEqualTo(200);
    assertThat(engine.asked().getFirst().body())
        .isEqualTo("{\"description\":\"a b!\",\"severity\":\"low\"}");
  }

  @Test
  void malformedJsonIs400AndTooMuchIs413BeforeTheKey() {
    BackendSurface surface = surface(good(), Mode.SAFE, Secret.of("k"));
    Outbound malformed = surface.answer(Requests.post("/api/analyze", "{").inbound());
    assertThat(malformed.status()).isEqualTo(400);
    assertThat(Vectors.json(malformed).path("error").asString()).isEqualTo("bad_request");
    assertThat(surface.answer(Requests.post("/api/analyze", "5").inbound()).status())
        .isEqualTo(400);
    String large = "{\"description\":\"" + "x".repeat(51_200) + "\"}";
    assertThat(surface.answer(Requests.post("/api/analyze", large).inbound()).status())
        .isEqualTo(413);
  }

  @Test
  void bothMissingAndWrongKeysAre401() {
    BackendSurface surface = surface(good(), Mode.SAFE, Secret.of("k"));
    Outbound missing = surface.answer(ANALYZE.inbound());
    assertThat(missing.status()).isEqualTo(401);
    assertThat(text(missing))
        .isEqualTo(
            "{\"error\":\"unauthorized\",\"detail\":\"X-API-Key header is required.\","
                + "\"request_id\":\"unknown\"}");
    assertThat(missing.headers()).doesNotContainKey("X-Request-ID");
    Outbound wrong =
        surface.answer(ANALYZE.with("X-API-Key", "x").with("X-Request-ID", "r").inbound());
    assertThat(wrong.status()).isEqualTo(401);
    assertThat(text(wrong))
        .isEqualTo(
            "{\"error\":\"unauthorized\",\"detail\":\"Invalid API key.\",\"request_id\":\"r\"}");
    assertThat(surface.answer(ANALYZE.with("X-API-Key", " k ").inbound()).status()).isEqualTo(200);
  }

  @Test
  void limitsByAFixedWindowAfterTheKey() {
    BackendSurface surface = surface(good(), Mode.SAFE, Secret.of("k"));
    Requests known = ANALYZE.with("X-API-Key", "k");
    surface.answer(ANALYZE.inbound());
    surface.answer(known.inbound());
    surface.answer(known.inbound());
    Outbound third = surface.answer(known.inbound());
    assertThat(third.status()).isEqualTo(429);
    assertThat(third.headers())
        .containsEntry("Retry-After", "60")
        .doesNotContainKey("X-Request-ID");
    assertThat(text(third))
        .isEqualTo(
            "{\"error\":\"rate_limit_exceeded\",\"detail\":\"Too many requests. Limit is 2 per 60s."
                + " Try again in 60s.\",\"retry_after_seconds\":60}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "401|Engine auth required (X-API-Key missing). Set LOCAL_LLM_ENGINE_API_KEY.",
        "403|Engine auth rejected (X-API-Key invalid). Check LOCAL_LLM_ENGINE_API_KEY.",
        "422|Engine returned HTTP 422: BODY",
        "500|Engine returned HTTP 500: BODY"
      })
  void standsInForAnEngineThatRefuses(int status, String error) {
    String body = "y".repeat(300);
    JsonNode answer =
        Vectors.json(answer(ScriptedExchange.of(ScriptedExchange.answered(status, body)), ANALYZE));
    String wanted = error.replace("BODY", "y".repeat(200));
    assertThat(answer.path("engine_error").asString()).isEqualTo(wanted);
    assertThat(answer.path("reason").asString())
        .isEqualTo("Local LLM Security Engine unreachable: " + wanted);
    assertThat(answer.path("engine_reachable").asBoolean(true)).isFalse();
    assertThat(answer.path("contract_validation_failed").asBoolean(true)).isFalse();
    assertThat(answer.path("model_used").asString()).isEqualTo("none");
    assertThat(answer.path("provider").asString()).isEqualTo("local_security_engine");
    assertThat(answer.path("request_id").asString()).isEqualTo("made");
  }

  @Test
  void standsInForAnEngineThatIsLimitedSlowOrAway() {
    assertThat(error(new Exchanged.Answered(429, Optional.of("7"), "")))
        .isEqualTo("Engine rate limited. Retry after 7s.");
    assertThat(error(ScriptedExchange.answered(429, "")))
        .isEqualTo("Engine rate limited. Retry after unknowns.");
    assertThat(error(new Exchanged.TimedOut())).isEqualTo("Engine request timed out after 90000ms");
    assertThat(error(new Exchanged.NoConnection("refused")))
        .isEqualTo("Engine unreachable: refused");
  }

  private static String error(Exchanged exchanged) {
    return Vectors.json(answer(ScriptedExchange.of(exchanged), ANALYZE))
        .path("engine_error")
        .asString();
  }

  @TestFactory
  Stream<DynamicTest> holdsTheEngineToTheContract() {
    return Vectors.of("contract.jsonl").stream()
        .map(row -> DynamicTest.dynamicTest(row.path("claim").asString(), () -> check(row)));
  }

  private static void check(JsonNode row) {
    String body = row.path("answer").asString().replace('\'', '"');
    JsonNode answer =
        Vectors.json(answer(ScriptedExchange.of(ScriptedExchange.answered(200, body)), ANALYZE));
    List<String> errors = row.path("errors").valueStream().map(JsonNode::asString).toList();
    assertThat(answer.path("contract_validation_failed").asBoolean()).isEqualTo(!errors.isEmpty());
    assertThat(answer.path("engine_reachable").asBoolean()).isTrue();
    if (!errors.isEmpty()) {
      assertThat(answer.path("reason").asString())
          .isEqualTo("Engine response failed contract validation: " + String.join("; ", errors));
      assertThat(answer.path("engine_error").isNull()).isTrue();
    }
  }

  @Test
  void allOriginsMayReadItOnlyWhereStrict() {
    BackendSurface strict = surface(good(), Mode.STRICT);
    assertThat(strict.answer(ANALYZE.inbound()).headers())
        .containsEntry("Access-Control-Allow-Origin", "*");
    assertThat(strict.answer(Requests.get("/api/nothing").inbound()).headers())
        .containsEntry("Access-Control-Allow-Origin", "*");
    assertThat(strict.answer(ANALYZE.by("OPTIONS").inbound()).status()).isEqualTo(204);
    assertThat(answer(good(), ANALYZE.by("OPTIONS")).status()).isEqualTo(404);
  }

  @Test
  void otherMethodsAndPathsAre404() {
    assertThat(answer(good(), Requests.get("/api/analyze")).status()).isEqualTo(404);
    assertThat(answer(good(), Requests.post("/api/analyze-context", EVENT)).status())
        .isEqualTo(404);
    assertThat(text(answer(good(), Requests.get("/api/healthz")))).isEqualTo("{\"status\":\"ok\"}");
  }

  @Test
  void withoutAProviderItSaysSo() {
    BackendSettings.Provider none =
        new BackendSettings.Provider(false, Optional.empty(), Optional.empty(), 90_000);
    BackendSettings settings =
        new BackendSettings(
            Optional.empty(),
            new BackendSettings.Limit(60, 60_000),
            none,
            EngineSettings.STANDARD.trust());
    BackendSurface surface = new BackendSurface(settings, new Nobody(), around());
    Outbound answer = surface.answer(ANALYZE.inbound());
    assertThat(answer.status()).isEqualTo(503);
    assertThat(text(answer))
        .isEqualTo(
            "{\"error\":\"no_provider_configured\",\"detail\":\"No LLM provider is configured. Set"
                + " LOCAL_LLM_ENGINE_BASE_URL to enable the local_security_engine provider.\","
                + "\"request_id\":\"made\"}");
    assertThat(text(surface.answer(Requests.get("/api/provider-health").inbound())))
        .isEqualTo(
            "{\"provider_mode\":\"none\",\"configured_base_url\":null,\"engine_reachable\":false,"
                + "\"engine_status\":null,\"model_name\":null,\"latency_ms\":null,"
                + "\"auth_configured\":false,"
                + "\"engine_error\":\"No provider configured. Set LOCAL_LLM_ENGINE_BASE_URL.\"}");
  }

  /// No engine at all.
  private record Nobody() implements Provider {
    @Override
    public Exchanged analyze(byte[] event, String requestId) {
      return new Exchanged.Broken("nobody");
    }

    @Override
    public Exchanged health() {
      return new Exchanged.Broken("nobody");
    }
  }

  @Test
  void saysHowTheEngineIs() {
    String health =
        "{\"status\":\"degraded\",\"config\":{\"ollama_model\":\"m\"},"
            + "\"ollama\":{\"reachable\":false,\"error\":\"down\"}}";
    assertThat(
            text(
                answer(
                    ScriptedExchange.of(ScriptedExchange.answered(200, health)),
                    Requests.get("/api/provider-health"))))
        .isEqualTo(
            "{\"provider_mode\":\"local_security_engine\","
                + "\"configured_base_url\":\"http://engine:8000\",\"engine_reachable\":true,"
                + "\"engine_status\":\"degraded\",\"model_name\":\"m\",\"latency_ms\":0,"
                + "\"auth_configured\":true,\"engine_error\":\"down\"}");
  }

  @Test
  void asksTheEngineBesideItWithoutANetwork() {
    Engines engines = Engines.over(ScriptedExchange.saying(Engines.GOOD));
    JsonNode answer = beside(engines, Duration.ofSeconds(30));
    assertThat(answer.path("attack_classification").asString()).isEqualTo("credential_access");
    assertThat(answer.path("provider").asString()).isEqualTo("ollama");
    assertThat(answer.path("engine_reachable").asBoolean()).isTrue();
  }

  @Test
  void passesOnThatTheEngineBesideItHasNoModel() {
    Engines engines = Engines.over(ScriptedExchange.of(ScriptedExchange.answered(404, "")));
    assertThat(beside(engines, Duration.ofSeconds(30)).path("engine_error").asString())
        .isEqualTo(
            "Engine returned HTTP 422: {\"detail\":\"Model 'phi4-mini' not found on Ollama. Run:"
                + " ollama pull phi4-mini\"}");
  }

  private static JsonNode beside(Engines engines, Duration timeout) {
    Health health = new Health(engines.settings(), ScriptedExchange.saying(""), () -> 0);
    Provider provider =
        new EngineBeside(engines.settings(), engines.analysis(), health, () -> "m", timeout);
    return Vectors.json(
        new BackendSurface(BackendSettings.STANDARD, provider, around()).answer(ANALYZE.inbound()));
  }

  @Test
  void givesUpTheQuestionToTheModelWhenItsOwnTimeIsOver() throws InterruptedException {
    CountDownLatch interrupted = new CountDownLatch(1);
    Engines engines = Engines.over(ScriptedExchange.saying(""));
    Provider provider =
        new EngineBeside(
            engines.settings(),
            Stuck.analysis(engines.settings(), interrupted),
            new Health(engines.settings(), ScriptedExchange.saying(""), () -> 0),
            () -> "m",
            Duration.ofMillis(20));
    assertThat(provider.analyze("{\"description\":\"x\"}".getBytes(StandardCharsets.UTF_8), "r"))
        .isEqualTo(new Exchanged.TimedOut());
    interrupted.await();
  }
}
