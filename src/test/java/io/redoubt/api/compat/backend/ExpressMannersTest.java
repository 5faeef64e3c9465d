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
import io.redoubt.api.compat.engine.Journal;
import io.redoubt.api.compat.engine.Surroundings;
import java.nio.charset.Charset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the backend of the reference does because Express does it, seen on the running framework.
class ExpressMannersTest {
  private static final String EVENT = "{\"description\":\"x\"}";
  private static final Requests ANALYZE = Requests.post("/api/analyze", EVENT);
  private static final String ANSWER =
      "{\"attack_classification\":\"benign\",\"false_positive_likelihood\":1.0,"
          + "\"risk_score\":12.5,\"reason\":\"r\",\"fallback_used\":false}";

  private static Outbound answer(Mode mode, Requests request) {
    return answer(mode, Optional.empty(), request);
  }

  private static Outbound answer(Mode mode, Optional<Secret> key, Requests request) {
    ScriptedExchange engine = ScriptedExchange.of(ScriptedExchange.answered(200, ANSWER));
    BackendSettings.Provider provider =
        new BackendSettings.Provider(true, Optional.of("http://engine:8000"), key, 90_000);
    BackendSettings settings =
        new BackendSettings(
            key,
            new BackendSettings.Limit(2, 60_000),
            provider,
            new EngineSettings.Trust(mode, Peers.NONE));
    Surroundings around =
        new Surroundings(() -> false, () -> 0, _ -> {}, () -> "made", Journal.NONE);
    return new BackendSurface(settings, new EngineElsewhere(provider, engine), around)
        .answer(request.inbound());
  }

  private static String errors(Outbound answer) {
    return Vectors.json(answer).path("errors").path(0).asString("");
  }

  @Test
  void anEmptyBodyThatIsAnnouncedIsAnEmptyObject() {
    Requests empty = Requests.post("/api/analyze", "");
    assertThat(errors(answer(Mode.SAFE, empty.with("Content-Length", "0"))))
        .isEqualTo("description is required and must be a non-empty string.");
    assertThat(errors(answer(Mode.SAFE, empty))).isEqualTo("Request body must be a JSON object.");
    Requests text = empty.with("Content-Length", "0").with("Content-Type", "text/plain");
    assertThat(errors(answer(Mode.SAFE, text))).isEqualTo("Request body must be a JSON object.");
  }

  @Test
  void aPreflightIsAllowedTheHeadersItAsksFor() {
    Requests preflight = ANALYZE.by("OPTIONS").with("Access-Control-Request-Method", "POST");
    Outbound allowed =
        answer(
            Mode.STRICT,
            preflight.with("Access-Control-Request-Headers", "content-type,x-api-key"));
    assertThat(allowed.status()).isEqualTo(204);
    assertThat(allowed.headers())
        .containsEntry("Access-Control-Allow-Headers", "content-type,x-api-key")
        .containsEntry("Access-Control-Allow-Methods", "GET,HEAD,PUT,PATCH,POST,DELETE")
        .containsEntry("Vary", "Access-Control-Request-Headers")
        .containsEntry("Access-Control-Allow-Origin", "*");
    assertThat(answer(Mode.STRICT, preflight).headers())
        .doesNotContainKey("Access-Control-Allow-Headers");
    assertThat(answer(Mode.SAFE, preflight).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/nothing", "/api/healthz", "/"})
  void aBodyThatIsNoJsonIs400WhateverThePath(String path) {
    assertThat(answer(Mode.SAFE, Requests.post(path, "{").by("GET")).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({
    "utf-8,UTF-8,200",
    "UTF-8,UTF-8,200",
    "'\"utf-8\"',UTF-8,200",
    "utf-16le,UTF-16LE,200",
    "utf-16,UTF-16,200",
    "utf-16le,UTF-8,400",
    "latin-1,UTF-8,415",
    "iso-8859-1,UTF-8,415",
    "utf-9,UTF-8,415"
  })
  void readsJsonInTheCharactersThatAreNamed(String named, String written, int status) {
    Requests event =
        ANALYZE
            .with("Content-Type", "application/json; charset=" + named)
            .holding(EVENT.getBytes(Charset.forName(written)));
    assertThat(answer(Mode.SAFE, event).status()).isEqualTo(status);
  }

  @Test
  void namesTheCharactersItDoesNotRead() {
    Outbound answer =
        answer(Mode.SAFE, ANALYZE.with("Content-Type", "application/json;charset=latin-1"));
    assertThat(Vectors.json(answer).path("detail").asString())
        .isEqualTo("unsupported charset \"LATIN-1\"");
  }

  @Test
  void whereItsOwnKeyGovernsOnlyItsOwnHeaderCarriesIt() {
    Outbound answer = answer(Mode.SAFE, Secret.of("k"), ANALYZE.with("Authorization", "Bearer k"));
    assertThat(answer.status()).isEqualTo(401);
    assertThat(Vectors.json(answer).path("detail").asString())
        .isEqualTo("X-API-Key header is required.");
  }

  @ParameterizedTest
  @CsvSource({"GET,/api/healthz/", "GET,/API/HealthZ", "HEAD,/api/healthz", "POST,/api/ANALYZE/"})
  void neitherCaseNorASlashAtTheEndCounts(String method, String path) {
    Requests request = method.equals("POST") ? Requests.post(path, EVENT) : Requests.get(path);
    assertThat(answer(Mode.SAFE, request.by(method)).status()).isEqualTo(200);
  }
}
