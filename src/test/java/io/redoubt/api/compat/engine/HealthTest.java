package io.redoubt.api.compat.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.api.compat.Outbound;
import io.redoubt.api.compat.Requests;
import io.redoubt.api.compat.ScriptedExchange;
import io.redoubt.llm.exchange.Exchanged;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthTest {
  private static final Exchanged TAGS =
      ScriptedExchange.answered(
          200, "{\"models\":[{\"name\":\"phi4-mini:latest\"},{\"name\":\"other\"},{}]}");

  private static String health(Exchanged exchanged, String from) {
    Outbound answer =
        Engines.over(ScriptedExchange.of(exchanged))
            .answer(from.isEmpty() ? Requests.get("/health") : Requests.get("/health").from(from));
    assertThat(answer.status()).isEqualTo(200);
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  @Test
  void saysHowTheEngineIsSetAndWhatOllamaHas() {
    assertThat(health(TAGS, ""))
        .isEqualTo(
            "{\"status\":\"ok\",\"service\":\"Local LLM Security Engine\",\"version\":\"1.0.0\","
                + "\"config\":{\"ollama_base_url\":\"http://localhost:11434\","
                + "\"ollama_model\":\"phi4-mini\",\"ollama_timeout_seconds\":60,\"debug\":false},"
                + "\"ollama\":{\"reachable\":true,\"configured_model\":\"phi4-mini\","
                + "\"model_available\":true,"
                + "\"available_models\":[\"phi4-mini:latest\",\"other\",\"\"],\"error\":null}}");
  }

  @Test
  void tellsOtherMachinesNoDetails() {
    assertThat(health(TAGS, "192.0.2.7"))
        .isEqualTo(
            "{\"status\":\"ok\",\"service\":\"Local LLM Security Engine\",\"version\":\"1.0.0\"}");
  }

  @Test
  void isDegradedWithoutOllamaAndStill200() {
    assertThat(health(new Exchanged.NoConnection("x"), ""))
        .contains("\"status\":\"degraded\"")
        .contains("\"error\":\"Connection refused at http://localhost:11434\"");
    assertThat(health(new Exchanged.TimedOut(), ""))
        .contains("\"error\":\"Connectivity check timed out after 5 seconds\"");
  }

  @ParameterizedTest
  @CsvSource({"phi4-mini,true", "phi4-mini:3b,true", "phi4-mini-x,false", "phi4,false"})
  void aModelIsThereByItsNameOrWithAnyTag(String name, boolean there) {
    String tags = "{\"models\":[{\"name\":\"" + name + "\"}]}";
    assertThat(health(ScriptedExchange.answered(200, tags), ""))
        .contains("\"model_available\":" + there);
  }

  @Test
  void measuresTheWayToOllama() {
    Outbound answer =
        Engines.over(ScriptedExchange.of(TAGS)).answer(Requests.get("/debug/ping-ollama"));
    assertThat(new String(answer.body(), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"reachable\":true,\"base_url\":\"http://localhost:11434\","
                + "\"configured_model\":\"phi4-mini\",\"model_available\":true,"
                + "\"available_models\":[\"phi4-mini:latest\",\"other\",\"\"],\"error\":null,"
                + "\"latency_ms\":0.0}");
  }
}
