package io.redoubt.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.llm.ServerKind;
import io.redoubt.testing.llm.Asked;
import io.redoubt.testing.llm.FakeModelServer;
import io.redoubt.testing.llm.Fault;
import io.redoubt.testing.llm.Installed;
import io.redoubt.testing.llm.OllamaVoice;
import io.redoubt.testing.llm.SchemaEcho;
import io.redoubt.testing.minds.Draft;
import io.redoubt.testing.minds.Models;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The models of a running service, for those who run it.
class ModelsServedTest {
  private static final String OTHER = "sha256:" + "99".repeat(32);

  @TempDir private Path folder = Path.of("");

  private Running serve(FakeModelServer model, String... more) {
    String[] args = new String[more.length + 4];
    System.arraycopy(
        new String[] {"--data-dir", folder.toString(), "--llm-url", model.url()}, 0, args, 0, 4);
    System.arraycopy(more, 0, args, 4, more.length);
    return new Running(Map.of("REDOUBT_CONFIG", "none"), args);
  }

  private static FakeModelServer phi() {
    return FakeModelServer.of(ServerKind.OLLAMA, ModelsServedTest::honest);
  }

  private static String honest(Asked asked) {
    return asked.schema().contains("\"k\"") || asked.schema().contains("\"first\"")
        ? SchemaEcho.of(asked.schema())
        : Models.honestly(new Draft(asked.prompt(), asked.schema()));
  }

  private static FakeModelServer changed() {
    Installed other = new Installed("phi4-mini:latest", OTHER, 8192);
    return new FakeModelServer(
        new OllamaVoice(), other, asked -> SchemaEcho.of(asked.schema()), Fault.NONE);
  }

  private static JsonNode settled(Running served, String state) {
    Running.until(() -> served.get("/api/v1/models").get("state").asString().equals(state));
    return served.get("/api/v1/models");
  }

  @Test
  void tellsWhichModelIsAskedAndWhyItMayChangeNothing() {
    try (FakeModelServer model = phi();
        Running served = serve(model, "--llm-level", "2")) {
      JsonNode models = settled(served, "ready");
      assertThat(models.get("model").asString()).isEqualTo("phi4-mini:latest");
      assertThat(models.at("/qualification/level").asInt()).isZero();
      assertThat(models.at("/qualification/asked").asInt()).isEqualTo(2);
      assertThat(models.at("/qualification/reason").asString()).contains("there is no proof");
      assertThat(models.at("/models/0/state").asString()).isEqualTo("in_use");
      assertThat(models.at("/models/0/digest").asString()).isEqualTo(Installed.PHI.digest());
      assertThat(models.at("/models/0/dialect").asString()).isEqualTo("ollama");
      assertThat(models.at("/servers/0/state").asString()).isEqualTo("up");
      assertThat(served.said()).contains("Level 2 was asked for, but there is no proof");
    }
  }

  @Test
  void aProbeIsKeptWithTheDigestAndOnRecord() {
    try (FakeModelServer model = phi();
        Running served = serve(model)) {
      String id = settled(served, "ready").at("/models/0/id").asString();
      JsonNode probe =
          served.json("POST", "/api/v1/models/" + id + "/probe", "{\"within\":\"90s\"}");
      assertThat(probe.get("usable").asBoolean()).isTrue();
      assertThat(probe.get("stored").asBoolean()).isTrue();
      assertThat(probe.get("digest").asString()).isEqualTo(Installed.PHI.digest());
      assertThat(served.get("/api/v1/models").at("/models/0/probe/at").asString())
          .isEqualTo(probe.get("at").asString());
      JsonNode acts = served.get("/api/v1/audit/entries?kind=administration&act=model_probe");
      assertThat(acts.get("entries")).hasSize(1);
    }
  }

  @Test
  void aModelThatIsAwayIsNamedAndNoFailureOfTheService() {
    FakeModelServer model = phi();
    try (Running served = serve(model)) {
      String id = settled(served, "ready").at("/models/0/id").asString();
      model.close();
      assertThat(served.send("POST", "/api/v1/models/" + id + "/probe", "").statusCode())
          .isEqualTo(404);
      JsonNode models = served.get("/api/v1/models");
      assertThat(models.at("/servers/0/state").asString()).isEqualTo("connect");
      assertThat(models.get("models")).isEmpty();
    }
  }

  @Test
  void aModelInTheCourseOfLoadingIsToldWithItsAge() {
    try (FakeModelServer model =
            FakeModelServer.of(ServerKind.OLLAMA, ModelsServedTest::honest, Fault.COLD_LOAD);
        Running served = serve(model)) {
      JsonNode models = settled(served, "loading");
      assertThat(models.get("model").asString()).isEqualTo("phi4-mini:latest");
      assertThat(models.at("/notes/0").asString())
          .matches("phi4-mini:latest is being loaded since \\d+ s; verdicts of code stand.*");
      assertThat(served.send("GET", "/readyz", "").statusCode()).isEqualTo(200);
      assertThat(served.get("/readyz").at("/degraded/model").asString())
          .contains("is being loaded since");
    }
  }

  @Test
  void aServerThatMayPassQuestionsOnIsNamedWithTheRemedy() {
    OllamaVoice open = new OllamaVoice("2026-08-21T10:00:00Z", false);
    try (FakeModelServer model =
            new FakeModelServer(open, Installed.PHI, ModelsServedTest::honest, Fault.NONE);
        Running served = serve(model)) {
      assertThat(settled(served, "ready").at("/notes/0").asString())
          .contains("ollama.com", "OLLAMA_NO_CLOUD=1");
    }
  }

  @Test
  void aModelThatComesLaterIsFound() throws IOException {
    Installed none = new Installed("some-embedder:latest", OTHER, 8192);
    try (FakeModelServer model =
            new FakeModelServer(new OllamaVoice(), none, ModelsServedTest::honest, Fault.NONE);
        Running served = serve(model)) {
      JsonNode models = settled(served, "no_model");
      assertThat(models.at("/notes/0").asString()).contains("none of the models it knows");
      assertThat(models.at("/models/0/state").asString()).isEqualTo("installed");
      assertThat(served.get("/readyz").at("/degraded/model").asString()).contains("none of");
      served.send("PUT", "/api/v1/models/some-embedder:latest/pin", "");
      assertThat(settled(served, "ready").get("model").asString())
          .isEqualTo("some-embedder:latest");
    }
  }

  @Test
  void aPinHoldsOverARestartAndRefusesAnotherDigest() throws IOException {
    try (FakeModelServer model = phi();
        Running served = serve(model)) {
      String id = settled(served, "ready").at("/models/0/id").asString();
      JsonNode pin = served.json("PUT", "/api/v1/models/" + id + "/pin", "{}");
      assertThat(pin.get("model").asString()).isEqualTo("phi4-mini:latest");
      assertThat(pin.get("digest").asString()).isEqualTo(Installed.PHI.digest());
      assertThat(settled(served, "ready").at("/models/0/pinned").asBoolean()).isTrue();
    }
    try (FakeModelServer model = changed();
        Running served = serve(model)) {
      JsonNode models = settled(served, "refused");
      assertThat(models.at("/notes/0").asString()).contains("Pinned is phi4-mini:latest", OTHER);
      assertThat(models.at("/models/0/state").asString()).isEqualTo("refused");
      assertThat(served.said()).contains("no model: Pinned is phi4-mini:latest");
      assertThat(served.send("GET", "/readyz", "").statusCode()).isEqualTo(200);
      assertThat(served.get("/readyz").at("/degraded/model").asString()).contains("Pinned is");
      served.take(Files.readString(Path.of("samples/incident/web01/auth.log")));
      Running.until(() -> served.get("/api/v1/alerts").get("total").asInt() > 0);
      String first = served.get("/api/v1/alerts").at("/alerts/0/id").asString();
      assertThat(served.get("/api/v1/alerts/" + first).at("/verdict/engine").asString())
          .isEqualTo("deterministic");
      assertThat(served.send("POST", "/api/v1/alerts/" + first + "/triage", "").body())
          .contains("no_model");
      assertThat(model.asked()).isEmpty();
      assertThat(served.send("DELETE", "/api/v1/models/pin", "").statusCode()).isEqualTo(204);
      assertThat(served.send("DELETE", "/api/v1/models/pin", "").statusCode()).isEqualTo(404);
      assertThat(settled(served, "ready").get("pin").isNull()).isTrue();
      assertThat(served.get("/api/v1/audit/entries?act=model_unpin").get("entries")).hasSize(1);
    }
  }

  @Test
  void aPinThatCannotBeReadLetsNoModelBeAsked() throws IOException {
    Files.createDirectories(folder.resolve("models"));
    Files.writeString(folder.resolve("models/pin.json"), "{\"mod");
    try (FakeModelServer model = phi();
        Running served = serve(model)) {
      JsonNode models = settled(served, "refused");
      assertThat(models.at("/pin/model").isNull()).isTrue();
      assertThat(models.at("/notes/0").asString()).contains("cannot be read");
      assertThat(model.asked()).isEmpty();
    }
  }
}
