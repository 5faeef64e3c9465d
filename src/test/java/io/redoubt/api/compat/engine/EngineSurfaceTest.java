package io.redoubt.api.compat.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.api.compat.Mode;
import io.redoubt.api.compat.Outbound;
import io.redoubt.api.compat.Peers;
import io.redoubt.api.compat.Requests;
import io.redoubt.api.compat.ScriptedExchange;
import io.redoubt.api.compat.Vectors;
import io.redoubt.llm.exchange.Exchanged;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EngineSurfaceTest {
  private static final String PATH = "/analyze-event";
  private static final String EVENT = "{\"description\":\"many failures\"}";

  private static Engines good() {
    return Engines.over(ScriptedExchange.saying(Engines.GOOD));
  }

  private static String text(Outbound answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  @Test
  void answersWithAllFieldsInTheirOrder() {
    Outbound answer = good().answer(Requests.post(PATH, EVENT).with("X-Request-ID", "r-1"));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers())
        .containsEntry("X-Request-ID", "r-1")
        .containsEntry("Content-Type", "application/json");
    assertThat(text(answer))
        .isEqualTo(
            "{\"attack_classification\":\"credential_access\",\"false_positive_likelihood\":0.1,"
                + "\"risk_score\":80,\"reason\":\"many failures\",\"fallback_used\":false,"
                + "\"model_used\":\"phi4-mini:latest\",\"provider\":\"ollama\","
                + "\"raw_parse_success\":true,\"parse_strategy\":\"direct\","
                + "\"ollama_error\":null,\"request_id\":\"r-1\"}");
  }

  @TestFactory
  Stream<DynamicTest> refusesWhatIsNotAsItShouldBe() {
    return Vectors.of("forms.jsonl").stream()
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.path("claim").asString(),
                    () -> {
                      String body = row.path("body").asString().replace('\'', '"');
                      String path = row.path("path").asString();
                      Outbound answer = good().answer(Requests.post(path, body));
                      assertThat(answer.status()).isEqualTo(422);
                      assertThat(text(answer))
                          .isEqualTo(
                              "{\"detail\":%s}"
                                  .formatted(row.path("detail").asString().replace('\'', '"')));
                    }));
  }

  @ParameterizedTest
  @CsvSource({
    "/analyze-event,description,4000", "/analyze-event,source_ip,500",
    "/analyze-event,destination_ip,500", "/analyze-event,event_type,500",
    "/analyze-event,severity,500", "/analyze-event,timestamp,500",
    "/analyze-event,additional_context,4000", "/analyze-context,summary,4000",
    "/analyze-context,entity,500", "/analyze-context,time_window,500",
    "/analyze-context,additional_context,4000", "/raw-ollama-test,prompt,8000"
  })
  void countsLengthsInCodePoints(String path, String field, int longest) {
    assertThat(sent(path, field, "😀".repeat(longest)).status()).isEqualTo(200);
    Outbound tooLong = sent(path, field, "x".repeat(longest + 1));
    assertThat(tooLong.status()).isEqualTo(422);
    assertThat(Vectors.json(tooLong).path("detail").path(0).path("msg").asString())
        .isEqualTo("String should have at most " + longest + " characters");
    assertThat(Vectors.json(tooLong).path("detail").path(0).path("ctx").path("max_length").asInt())
        .isEqualTo(longest);
  }

  private static Outbound sent(String path, String field, String value) {
    String required =
        switch (path) {
          case "/analyze-event" -> "description";
          case "/analyze-context" -> "summary";
          default -> "prompt";
        };
    String body = "{\"%s\":\"x\",\"%s\":\"%s\"}".formatted(required, field, value);
    return good().answer(Requests.post(path, body));
  }

  @Test
  void takesBlankDescriptionsNullsAndUnknownMembers() {
    String body = "{\"description\":\"  \",\"source_ip\":null,\"more\":{\"a\":[1]}}";
    assertThat(good().answer(Requests.post(PATH, body)).status()).isEqualTo(200);
  }

  @Test
  void readsJsonWithoutAContentTypeAndNoTextAsJson() {
    Requests event = Requests.post(PATH, EVENT);
    assertThat(good().answer(event.without("Content-Type")).status()).isEqualTo(200);
    assertThat(good().answer(event.with("Content-Type", "application/problem+json")).status())
        .isEqualTo(200);
    assertThat(text(good().answer(event.with("Content-Type", "text/plain"))))
        .contains("model_attributes_type");
  }

  @Test
  void cannotParseWhatIsNoUtf8() {
    Outbound answer =
        good().answer(Requests.post(PATH, "").holding(new byte[] {'{', (byte) 0xff, '}'}));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(text(answer)).isEqualTo("{\"detail\":\"There was an error parsing the body\"}");
  }

  @Test
  void asksForAKeyWhenOneIsSet() {
    Outbound none = good().withKey("k").answer(Requests.post(PATH, EVENT));
    assertThat(none.status()).isEqualTo(401);
    assertThat(none.headers()).containsEntry("WWW-Authenticate", "ApiKey");
    assertThat(text(none))
        .isEqualTo("{\"detail\":\"Missing X-API-Key header. Authentication is required.\"}");
    Outbound wrong =
        good().withKey("k").answer(Requests.post(PATH, EVENT).with("X-API-Key", "other"));
    assertThat(wrong.status()).isEqualTo(403);
    assertThat(text(wrong)).isEqualTo("{\"detail\":\"Invalid API key.\"}");
    assertThat(
            good().withKey("k").answer(Requests.post(PATH, EVENT).with("X-API-Key", "k")).status())
        .isEqualTo(200);
  }

  @Test
  void checksTheBodyAsJsonBeforeTheKeyAndTheFieldsAfterIt() {
    assertThat(good().withKey("k").answer(Requests.post(PATH, "{")).status()).isEqualTo(422);
    assertThat(good().withKey("k").answer(Requests.post(PATH, "{}")).status()).isEqualTo(401);
  }

  @Test
  void aNativeKeyOpensItOnceThereIsOne() {
    Requests event = Requests.post(PATH, EVENT);
    assertThat(good().keyed().answer(event).status()).isEqualTo(401);
    assertThat(good().keyed().answer(event.holdingKey("triage")).status()).isEqualTo(200);
    assertThat(good().keyed().answer(event.holdingKey("ingest")).status()).isEqualTo(403);
  }

  @Test
  void withoutAnyKeyOnlyThisMachineMayAskUnlessStrict() {
    Requests far = Requests.post(PATH, EVENT).from("192.0.2.7");
    assertThat(good().answer(far).status()).isEqualTo(401);
    assertThat(good().strict().answer(far).status()).isEqualTo(200);
  }

  @Test
  void theLimitComesBeforeTheKeyAndCountsUnknownPaths() {
    EngineSurface surface = good().withKey("k").limited(2, 60).surface();
    assertThat(surface.answer(Requests.post(PATH, EVENT).inbound()).status()).isEqualTo(401);
    assertThat(surface.answer(Requests.get("/nowhere").inbound()).status()).isEqualTo(404);
    Outbound third = surface.answer(Requests.post(PATH, EVENT).inbound());
    assertThat(third.status()).isEqualTo(429);
    assertThat(third.headers()).containsEntry("Retry-After", "61").containsKey("X-Request-ID");
    assertThat(text(third))
        .isEqualTo(
            "{\"error\":\"rate_limit_exceeded\",\"detail\":\"Rate limit exceeded: 2 requests per"
                + " 60 seconds.\",\"retry_after_seconds\":61}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/health", "/docs", "/redoc", "/openapi.json", "/debug/ping-ollama"})
  void somePathsAreNeverLimited(String path) {
    EngineSurface surface =
        Engines.over(ScriptedExchange.of(ScriptedExchange.answered(200, "{\"models\":[]}")))
            .limited(1, 60)
            .surface();
    surface.answer(Requests.get("/nowhere").inbound());
    Outbound answer = surface.answer(Requests.get(path).inbound());
    assertThat(answer.status()).isNotEqualTo(429);
    assertThat(answer.headers()).containsKey("X-Request-ID");
  }

  @Test
  void whatAClientSaysOfItselfCountsFromTrustedProxiesOnly() {
    assertThat(spoofed(good().limited(1, 60))).isEqualTo(429);
    assertThat(spoofed(good().limited(1, 60).strict())).isEqualTo(200);
    assertThat(spoofed(good().limited(1, 60).trusting(Mode.SAFE, Peers.of("127.0.0.0/8"))))
        .isEqualTo(200);
  }

  private static int spoofed(Engines engines) {
    EngineSurface surface = engines.surface();
    surface.answer(Requests.post(PATH, EVENT).with("X-Client-ID", "a").inbound());
    return surface.answer(Requests.post(PATH, EVENT).with("X-Client-ID", "b").inbound()).status();
  }

  @Test
  void identitiesAreTakenInOrder() {
    EngineSettings.Trust trust = new EngineSettings.Trust(Mode.STRICT, Peers.NONE);
    Requests request = Requests.get("/x").with("X-Forwarded-For", " 10.0.0.1 , 10.0.0.2");
    assertThat(Caller.of(request.inbound(), trust)).isEqualTo("ip:10.0.0.1");
    request = request.with("CF-Connecting-IP", "10.0.0.3");
    assertThat(Caller.of(request.inbound(), trust)).isEqualTo("ip:10.0.0.3");
    request = request.with("X-Client-ID", "me");
    assertThat(Caller.of(request.inbound(), trust)).isEqualTo("header:me");
    assertThat(Caller.of(Requests.get("/x").from("").inbound(), trust)).isEqualTo("ip:unknown");
  }

  @Test
  void makesAnIdWhereNoneIsSent() {
    Outbound answer = good().answer(Requests.post(PATH, EVENT).with("X-Request-ID", ""));
    assertThat(answer.headers()).containsEntry("X-Request-ID", "made");
    assertThat(Vectors.json(answer).path("request_id").asString()).isEqualTo("made");
  }

  @Test
  void wrongMethodsAre405AndUnknownPaths404() {
    Outbound wrong = good().answer(Requests.get(PATH));
    assertThat(wrong.status()).isEqualTo(405);
    assertThat(wrong.headers()).containsEntry("Allow", "POST");
    assertThat(text(wrong)).isEqualTo("{\"detail\":\"Method Not Allowed\"}");
    assertThat(good().answer(Requests.get("/health").by("POST")).status()).isEqualTo(405);
    assertThat(text(good().answer(Requests.get("/x")))).isEqualTo("{\"detail\":\"Not Found\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "I cannot say.|false|NULL|Analysis failed or returned invalid data. Manual review"
            + " required.",
        "{\"attack_classification\":\"x\"}|true|direct|Invalid attack_classification: 'x'. Must be"
            + " one of: benign, command_and_control, credential_access, initial_access,"
            + " lateral_movement, reconnaissance, unknown."
      })
  void fallsBackWhereTheModelSaysNothingUsable(
      String said, boolean parsed, String strategy, String reason) {
    var body =
        Vectors.json(
            Engines.over(ScriptedExchange.saying(said)).answer(Requests.post(PATH, EVENT)));
    assertThat(body.path("attack_classification").asString()).isEqualTo("unknown");
    assertThat(body.path("false_positive_likelihood").asDouble()).isEqualTo(0.5);
    assertThat(body.path("risk_score").asInt()).isEqualTo(50);
    assertThat(body.path("fallback_used").asBoolean()).isTrue();
    assertThat(body.path("raw_parse_success").asBoolean()).isEqualTo(parsed);
    assertThat(body.path("parse_strategy").asString("NULL")).isEqualTo(strategy);
    assertThat(body.path("reason").asString()).isEqualTo(reason);
    assertThat(body.path("ollama_error").isNull()).isTrue();
  }

  @Test
  void aModelThatIsNotThereIsA422() {
    Engines engines = Engines.over(ScriptedExchange.of(ScriptedExchange.answered(404, "{}")));
    assertThat(text(engines.answer(Requests.post(PATH, EVENT))))
        .isEqualTo(
            "{\"detail\":\"Model 'phi4-mini' not found on Ollama. Run: ollama pull phi4-mini\"}");
    Engines broken =
        Engines.over(ScriptedExchange.of(ScriptedExchange.answered(200, "{\"error\":\"oops\"}")));
    Outbound answer = broken.answer(Requests.post(PATH, EVENT));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(text(answer)).isEqualTo("{\"detail\":\"Ollama model error: oops\"}");
  }

  @Test
  void theRawTestSaysWhatWentWrongByItsStatus() {
    Requests raw = Requests.post("/raw-ollama-test", "{\"prompt\":\"hi\"}");
    assertThat(text(Engines.over(ScriptedExchange.saying("yo")).answer(raw)))
        .isEqualTo("{\"prompt\":\"hi\",\"raw_response\":\"yo\",\"model\":\"phi4-mini:latest\"}");
    assertThat(statusOf(new Exchanged.NoConnection("no"), raw)).isEqualTo(503);
    assertThat(statusOf(new Exchanged.TimedOut(), raw)).isEqualTo(504);
    assertThat(statusOf(ScriptedExchange.answered(404, ""), raw)).isEqualTo(422);
    assertThat(statusOf(ScriptedExchange.answered(500, ""), raw)).isEqualTo(502);
  }

  private static int statusOf(Exchanged exchanged, Requests request) {
    return Engines.over(ScriptedExchange.of(exchanged)).answer(request).status();
  }

  @Test
  void theRawTestIsForThisMachineOrAnAdminKey() {
    Requests raw = Requests.post("/raw-ollama-test", "{\"prompt\":\"hi\"}").from("192.0.2.7");
    assertThat(good().answer(raw.holdingKey("triage")).status()).isEqualTo(403);
    assertThat(good().answer(raw.holdingKey("admin")).status()).isEqualTo(200);
    assertThat(good().strict().answer(raw).status()).isEqualTo(200);
  }

  @Test
  void logsTheIdOfTheRequestAndNothingOfWhatWasSent() {
    Engines engines = good();
    engines.answer(Requests.post(PATH, EVENT).with("X-Request-ID", "r-1"));
    assertThat(engines.notes)
        .containsExactly(
            "request_received r-1 method,path",
            "analyze_event_request r-1 description_length",
            "ollama_call_start r-1 model,prompt_length",
            "ollama_call_complete r-1 model,response_length",
            "parse_complete r-1 parse_success,parse_strategy",
            "request_complete r-1 method,path,status_code");
  }

  @Test
  void logsWhyThereWasNoAnswer() {
    Engines junk = Engines.over(ScriptedExchange.saying("junk"));
    junk.answer(Requests.post("/analyze-context", "{\"summary\":\"x\"}"));
    assertThat(junk.notes)
        .contains("analyze_context_request made summary_length")
        .contains("fallback_used made parse_strategy");
    Engines away = Engines.over(ScriptedExchange.of(new Exchanged.NoConnection("no")));
    away.answer(Requests.post(PATH, EVENT));
    assertThat(away.notes).contains("ollama_error made error_type,detail");
    Engines missing = Engines.over(ScriptedExchange.of(ScriptedExchange.answered(404, "")));
    missing.answer(Requests.post(PATH, EVENT));
    assertThat(missing.notes).contains("ollama_error made error_type");
  }

  @Test
  void theRulesPutAFloorUnderTheModelUnlessStrict() {
    Floor floor = fields -> Optional.of(new Floor.Level(90, "lateral_movement", List.of("r")));
    String benign = Engines.GOOD.replace("credential_access", "benign");
    var body =
        Vectors.json(
            Engines.over(ScriptedExchange.saying(benign))
                .withFloor(floor)
                .answer(Requests.post(PATH, EVENT)));
    assertThat(body.path("risk_score").asInt()).isEqualTo(90);
    assertThat(body.path("attack_classification").asString()).isEqualTo("lateral_movement");
    assertThat(body.path("redoubt").path("model").path("risk_score").asInt()).isEqualTo(80);
    var strict =
        Vectors.json(
            Engines.over(ScriptedExchange.saying(benign))
                .withFloor(floor)
                .strict()
                .answer(Requests.post(PATH, EVENT)));
    assertThat(strict.path("risk_score").asInt()).isEqualTo(80);
    assertThat(strict.has("redoubt")).isFalse();
  }
}
