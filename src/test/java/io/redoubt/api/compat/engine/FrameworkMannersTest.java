package io.redoubt.api.compat.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.api.compat.Outbound;
import io.redoubt.api.compat.Requests;
import io.redoubt.api.compat.ScriptedExchange;
import io.redoubt.api.compat.Vectors;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// What the engine of the reference does because FastAPI does it, seen on the running framework.
class FrameworkMannersTest {
  private static final String EVENT = "{\"description\":\"many failures\"}";

  private static Engines good() {
    return Engines.over(ScriptedExchange.saying(Engines.GOOD));
  }

  private static String text(Outbound answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/health",
        "/debug/ping-ollama",
        "/analyze-event",
        "/analyze-context",
        "/raw-ollama-test"
      })
  void aSlashTooManyIsSentToThePathWithoutIt(String path) {
    Outbound answer = good().answer(Requests.post(path + "/", EVENT));
    assertThat(answer.status()).isEqualTo(307);
    assertThat(answer.headers())
        .containsEntry("Location", path)
        .containsEntry("X-Request-ID", "made");
    assertThat(answer.body()).isEmpty();
    assertThat(good().answer(Requests.post(path + "//", EVENT)).status()).isEqualTo(404);
  }

  @Test
  void theQueryGoesAlongWithTheRedirection() {
    Requests slashed = Requests.get("/health/").asking(Map.of("a b", List.of("1&2", "")));
    assertThat(good().answer(slashed).headers())
        .containsEntry("Location", "/health?a+b=1%262&a+b=");
  }

  @Test
  void aRedirectionCountsInTheLimit() {
    EngineSurface surface = good().limited(1, 60).surface();
    assertThat(surface.answer(Requests.get("/health/").inbound()).status()).isEqualTo(307);
    assertThat(surface.answer(Requests.get("/health/").inbound()).status()).isEqualTo(429);
    assertThat(surface.answer(Requests.get("/health").inbound()).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
  void readsJsonInEveryUnicodeEncodingAsPythonDoes(String encoding) {
    Charset charset = Charset.forName(encoding);
    for (String mark : List.of("", "\uFEFF")) {
      Requests event =
          Requests.post("/analyze-event", "").holding((mark + EVENT).getBytes(charset));
      assertThat(good().answer(event).status())
          .as("%s %s", encoding, !mark.isEmpty())
          .isEqualTo(200);
    }
  }

  @ParameterizedTest
  @CsvSource({"Bearer k,401", "Bearer x,401"})
  void whereItsOwnKeyGovernsOnlyItsOwnHeaderCarriesIt(String given, int status) {
    Requests request = Requests.post("/analyze-event", EVENT).with("Authorization", given);
    Outbound answer = good().withKey("k").answer(request);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.headers()).containsEntry("WWW-Authenticate", "ApiKey");
    assertThat(text(answer)).contains("Missing X-API-Key header. Authentication is required.");
  }

  @Test
  void anEmptyKeyIsAWrongOne() {
    Requests request = Requests.post("/analyze-event", EVENT).with("X-API-Key", "");
    assertThat(good().withKey("k").answer(request).status()).isEqualTo(403);
    assertThat(good().withKey("k").answer(request.with("X-API-Key", " k ")).status())
        .isEqualTo(403);
  }

  @Test
  void publishesItsContractWithTheLengthsThatAreSet() {
    JsonNode contract = Vectors.json(good().answer(Requests.get("/openapi.json")));
    assertThat(contract.path("openapi").asString()).startsWith("3.1");
    assertThat(contract.path("info").path("title").asString())
        .isEqualTo("Local LLM Security Engine");
    assertThat(contract.path("info").path("version").asString()).isEqualTo("1.0.0");
    assertThat(contract.path("paths").propertyNames())
        .containsExactly(
            "/health",
            "/debug/ping-ollama",
            "/analyze-event",
            "/analyze-context",
            "/raw-ollama-test");
    JsonNode schemas = contract.path("components").path("schemas");
    JsonNode description = schemas.path("SecurityEvent").path("properties").path("description");
    assertThat(description.path("maxLength").asInt()).isEqualTo(4000);
    assertThat(description.path("minLength").asInt()).isEqualTo(1);
    assertThat(schemas.path("AnalysisResponse").path("properties").propertyNames()).hasSize(11);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/docs", "/redoc"})
  void hasAPageThatLoadsNothingFromElsewhere(String path) {
    Outbound page = good().answer(Requests.get(path));
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.headers()).containsEntry("Content-Type", "text/html; charset=utf-8");
    assertThat(text(page)).contains("/analyze-event").doesNotContain("http:", "https:", "<script");
    assertThat(good().answer(Requests.get(path).by("POST")).status()).isEqualTo(405);
  }

  @Test
  void publishedReferencesAllLeadSomewhere() {
    JsonNode contract = Vectors.json(good().answer(Requests.get("/openapi.json")));
    for (JsonNode reference : contract.findValues("$ref")) {
      String name = reference.asString().replace("#/components/schemas/", "");
      assertThat(contract.path("components").path("schemas").has(name)).as(name).isTrue();
    }
  }
}
