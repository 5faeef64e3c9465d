package io.redoubt.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.cli.Cli;
import io.redoubt.cli.terminal.Terminal;
import io.redoubt.llm.ServerKind;
import io.redoubt.testing.llm.Asked;
import io.redoubt.testing.llm.FakeModelServer;
import io.redoubt.testing.minds.Draft;
import io.redoubt.testing.minds.Models;
import io.redoubt.testing.serve.Pems;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Two services: one takes in and detects, the other has the model. Both show certificates, and the
/// one who asks has a key.
@Order(1) // long: begins first
class EngineElsewhereTest {
  private static final JsonMapper JSON = JsonMapper.shared();

  @TempDir private Path folder = Path.of("");

  private static String honest(Asked asked) {
    return Models.honestly(new Draft(asked.prompt(), asked.schema()));
  }

  private String key(Path data) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(new byte[0]), print, print, Map.of("REDOUBT_CONFIG", "none"));
    int code =
        new Cli(terminal, Clock.systemUTC(), () -> false)
            .run(
                "keys",
                "create",
                "--name",
                "soc",
                "--scope",
                "triage",
                "--data-dir",
                data.toString(),
                "--format",
                "json");
    assertThat(code).isZero();
    return JSON.readTree(out.toString(StandardCharsets.UTF_8)).get("key").asString();
  }

  private Running engine(FakeModelServer model, Pems own, Pems client) {
    return new Running(
        Map.of("REDOUBT_CONFIG", "none"),
        "--role",
        "engine",
        "--data-dir",
        folder.resolve("engine").toString(),
        "--llm-url",
        model.url(),
        "--tls-cert",
        own.certificate().toString(),
        "--tls-key",
        own.key().toString(),
        "--tls-client-ca",
        client.certificate().toString());
  }

  private Running soc(String url, String key, Pems authority, Pems own) throws IOException {
    Path file =
        Files.writeString(
            Files.createTempFile(folder, "soc", ".yaml"),
            """
            serve:
              role: soc
            engine:
              url: %s
              timeout: 2h
              api-key: %s
              ca: %s
              cert: %s
              cert-key: %s
            """
                .formatted(url, key, authority.certificate(), own.certificate(), own.key()));
    return new Running(
        Map.of("REDOUBT_CONFIG", file.toString()),
        "--data-dir",
        Files.createTempDirectory(folder, "soc").toString());
  }

  @Test
  void anEngineBehindKeyAndCertificatesAddsItsWords() throws Exception {
    Pems own = Pems.in(folder, "engine");
    Pems client = Pems.in(folder, "soc");
    String key = key(folder.resolve("engine"));
    try (FakeModelServer model =
            FakeModelServer.of(ServerKind.OLLAMA, EngineElsewhereTest::honest);
        Running engine = engine(model, own, client);
        Running soc = soc(engine.url(), key, own, client)) {
      attack(soc.url());
      JsonNode verdict = reviewed(soc.url());
      assertThat(verdict.get("engine").asString()).isEqualTo("merged");
      assertThat(verdict.at("/provenance/backend").asString()).isEqualTo("redoubt-engine/ollama");
      assertThat(verdict.at("/provenance/model").asString()).startsWith("phi4-mini");
      assertThat(model.asked()).isNotEmpty();
      assertThat(model.asked().getFirst().prompt()).doesNotContain("203.0.113.");
      assertThat(status(soc.url() + "/analyze-event")).isEqualTo(404);
      assertThat(metrics(soc.url())).contains("redoubt_model_requests_total{outcome=\"complete\"}");
    }
  }

  @Test
  void aWrongCertificateLeavesTheVerdictOfCodeAndIsNamed() throws Exception {
    Pems own = Pems.in(folder, "engine");
    Pems client = Pems.in(folder, "soc");
    Pems other = Pems.in(folder, "other");
    String key = key(folder.resolve("engine"));
    try (FakeModelServer model =
            FakeModelServer.of(ServerKind.OLLAMA, EngineElsewhereTest::honest);
        Running engine = engine(model, own, client);
        Running soc = soc(engine.url(), key, other, client)) {
      attack(soc.url());
      JsonNode verdict = reviewed(soc.url());
      assertThat(verdict.get("engine").asString()).isEqualTo("deterministic");
      assertThat(verdict.get("summary").asString()).isNotEmpty();
      assertThat(verdict.at("/provenance/fallback_reason").asString()).isIn("tls", "breaker_open");
      assertThat(metrics(soc.url())).contains("redoubt_model_requests_total{outcome=\"tls\"}");
      assertThat(model.asked()).isEmpty();
    }
  }

  @Test
  void aLyingModelBehindTheEngineIsHeldAgainstTheEvidence() throws Exception {
    Pems own = Pems.in(folder, "engine");
    Pems client = Pems.in(folder, "soc");
    String key = key(folder.resolve("engine"));
    try (FakeModelServer model =
            FakeModelServer.of(
                ServerKind.OLLAMA,
                asked -> Models.worst(new Draft(asked.prompt(), asked.schema())));
        Running engine = engine(model, own, client);
        Running soc = soc(engine.url(), key, own, client)) {
      attack(soc.url());
      JsonNode verdict = reviewed(soc.url());
      assertThat(model.asked()).isNotEmpty();
      assertThat(verdict.get("verdict").asString()).isNotEqualTo("false_positive");
      assertThat(verdict.at("/provenance/fallback_reason").asString("")).isNotEqualTo("tls");
    }
  }

  private static void attack(String url) throws IOException, InterruptedException {
    String lines = Files.readString(Path.of("samples/incident/web01/auth.log"));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + "/api/v1/events"))
            .header("Content-Type", "text/plain")
            .POST(HttpRequest.BodyPublishers.ofString(lines))
            .build();
    assertThat(send(request).statusCode()).isEqualTo(200);
  }

  /* The verdict of the first alert that an engine was asked about. */
  private static JsonNode reviewed(String url) {
    List<JsonNode> found = new ArrayList<>();
    Running.until(
        () -> {
          JsonNode alerts = get(url + "/api/v1/alerts").get("alerts");
          alerts
              .valueStream()
              .map(one -> get(url + "/api/v1/alerts/" + one.get("id").asString()).get("verdict"))
              .filter(EngineElsewhereTest::asked)
              .findFirst()
              .ifPresent(found::add);
          return !found.isEmpty();
        });
    return found.getLast();
  }

  private static boolean asked(JsonNode verdict) {
    JsonNode from = verdict.path("provenance");
    return from.has("backend") || from.has("fallback_reason");
  }

  private static JsonNode get(String url) {
    try {
      return JSON.readTree(send(HttpRequest.newBuilder(URI.create(url)).build()).body());
    } catch (IOException | InterruptedException gone) {
      throw new IllegalStateException(gone);
    }
  }

  private static String metrics(String url) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(URI.create(url + "/metrics")).build()).body();
  }

  private static int status(String url) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build();
    return send(request).statusCode();
  }

  private static HttpResponse<String> send(HttpRequest request)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.ofString());
    }
  }
}
