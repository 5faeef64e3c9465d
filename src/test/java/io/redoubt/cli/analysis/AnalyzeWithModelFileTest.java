package io.redoubt.cli.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.redoubt.report.json.Contract;
import io.redoubt.testing.cli.Run;
import io.redoubt.testing.llm.TinyGguf;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The main job with a model file, no server: a real llama.cpp that writes nonsense.
class AnalyzeWithModelFileTest {
  private static final String INPUT = "samples/incident";

  @TempDir Path folder = Path.of("");
  private String file = "";

  @BeforeEach
  void model() {
    assumeTrue(TinyGguf.runsHere(), "llama.cpp has no native code for this platform");
    file = new TinyGguf(3, "llama", 16_384, 4).write(folder.resolve("nonsense.gguf")).toString();
  }

  private static JsonNode report(Run run) throws IOException {
    assertThat(run.code()).as(run.err()).isZero();
    Contract.published().holds("Report", run.out());
    return new ObjectMapper().readTree(run.out());
  }

  private static List<String> verdicts(JsonNode report) {
    List<String> all = new ArrayList<>();
    for (String part : List.of("alerts", "incidents")) {
      for (JsonNode one : report.get(part)) {
        JsonNode verdict = one.get("verdict");
        all.add(
            String.join(
                "|",
                one.get("id").asText(),
                verdict.get("severity").asText(),
                verdict.get("verdict").asText(),
                verdict.get("summary").toString()));
      }
    }
    return all;
  }

  @Test
  void nonsenseChangesNoVerdict() throws IOException {
    String none = folder.resolve("none.gguf").toString();
    JsonNode off = report(Run.of("analyze", INPUT, "--model", none, "--format", "json"));
    assertThat(off.at("/model/note").asText())
        .contains("none.gguf does not exist.", "Correct the path");
    JsonNode on =
        report(
            Run.of(
                "analyze",
                INPUT,
                "--llm",
                "required",
                "--model",
                file,
                "--format",
                "json",
                "--max-llm-calls",
                "3",
                "--llm-deadline",
                "10m"));
    assertThat(verdicts(on)).isEqualTo(verdicts(off));
    assertThat(on.at("/model/backend").asText()).isEqualTo("embedded");
    assertThat(on.at("/model/digest").asText()).hasSize(64);
    for (JsonNode alert : on.get("alerts")) {
      assertThat(alert.at("/verdict/engine").asText()).isEqualTo("deterministic");
      assertThat(alert.at("/verdict/provenance/fallback_reason").asText()).isNotEmpty();
    }
    JsonNode asked = on.at("/alerts/0/verdict/provenance");
    assertThat(asked.get("fallback_reason").asText()).as("no echo").isEqualTo("prompt_truncated");
    assertThat(asked.at("/tokens/answer").asInt()).isPositive();
  }

  @Test
  void theDoctorAsksAModelFileToo() {
    Run run = Run.of("doctor", "model", "--model", file);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("nonsense.gguf", "embedded llama.cpp", "enforced", "said the same twice");
  }

  @Test
  void aMissingModelFileIsOneLine() {
    Run run = Run.of("doctor", "model", "--model", folder.resolve("none.gguf").toString());
    assertThat(run.code()).isEqualTo(4);
    assertThat(run.err()).contains("does not exist").hasLineCount(1);
  }
}
