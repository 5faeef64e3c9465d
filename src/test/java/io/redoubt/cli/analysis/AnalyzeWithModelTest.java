package io.redoubt.cli.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.redoubt.llm.ServerKind;
import io.redoubt.report.json.Contract;
import io.redoubt.testing.cli.Run;
import io.redoubt.testing.llm.Asked;
import io.redoubt.testing.llm.FakeModelServer;
import io.redoubt.testing.llm.Fault;
import io.redoubt.testing.llm.Installed;
import io.redoubt.testing.llm.OllamaVoice;
import io.redoubt.testing.minds.Draft;
import io.redoubt.testing.minds.Models;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The main job with a model server on loopback that speaks the real protocols.
class AnalyzeWithModelTest {
  private static final String INPUT = "samples/incident";

  private static String honest(Asked asked) {
    return Models.honestly(new Draft(asked.prompt(), asked.schema()));
  }

  private static Run analyze(FakeModelServer server, String... more) {
    String[] args = new String[more.length + 6];
    String[] first = {"analyze", INPUT, "--llm-url", server.url(), "--model", "phi4-mini"};
    System.arraycopy(first, 0, args, 0, first.length);
    System.arraycopy(more, 0, args, first.length, more.length);
    return Run.of(args);
  }

  @Test
  void wordsOfTheModelFollowTheVerdictsOfCode() {
    try (var server = FakeModelServer.of(ServerKind.OLLAMA, AnalyzeWithModelTest::honest)) {
      Run run = analyze(server);
      assertThat(run.code()).as(run.err()).isZero();
      assertThat(run.out()).contains("unqualified", "claims checked against the cited lines");
      assertThat(run.out().indexOf("SEVERITY")).isLessThan(run.out().indexOf("Code and model"));
    }
  }

  @Test
  void everyVerdictTellsWhereItCameFrom(@TempDir Path folder) throws IOException {
    try (var server = FakeModelServer.of(ServerKind.LLAMA_CPP, AnalyzeWithModelTest::honest)) {
      Run run = analyze(server, "--format", "json", "-w", folder.resolve("w").toString());
      Contract.published().holds("Report", run.out());
      JsonNode report = new ObjectMapper().readTree(run.out());
      assertThat(report.at("/model/used").asBoolean()).isTrue();
      for (JsonNode alert : report.get("alerts")) {
        JsonNode from = alert.at("/verdict/provenance");
        assertThat(from.get("model").asText()).startsWith("phi4-mini");
        assertThat(from.get("audit_index").asLong()).isPositive();
        assertThat(from.get("prompt_hash").asText()).hasSize(64);
      }
      Run verify = Run.of("audit", "verify", "-w", folder.resolve("w").toString());
      assertThat(verify.code()).as(verify.out() + verify.err()).isZero();
      String id = report.at("/alerts/0/id").asText();
      Run replay = Run.of("audit", "replay", id, "-w", folder.resolve("w").toString());
      assertThat(replay.code()).as(replay.out() + replay.err()).isZero();
      assertThat(replay.out()).containsIgnoringCase("same");
      String work = folder.resolve("w").toString();
      assertThat(Run.of("audit", "show", id, "-w", work, "--payload", "prompt").out())
          .contains("NONCE: ");
      assertThat(Run.of("audit", "show", id, "-w", work, "--payload", "inputs").code())
          .as("what is masked is not shown by the way")
          .isEqualTo(2);
      assertThat(Run.of("audit", "show", id, "-w", work, "--reveal", "to look").out())
          .contains("redaction_map");
      assertThat(Run.of("audit", "export", "-w", work).out())
          .contains("\"kind\":\"reveal\",", "\"reason\":\"to look\"");
    }
  }

  @Test
  void whatTheModelSawHoldsNoNameOfTheIncident() {
    try (var server = FakeModelServer.of(ServerKind.OLLAMA, AnalyzeWithModelTest::honest)) {
      Run run = analyze(server, "--show-prompt", "A-1");
      assertThat(run.code()).as(run.err()).isZero();
      assertThat(run.out()).contains("what the model saw", "SHA-256", "IP_EXT_");
      assertThat(server.asked()).hasSize(1);
    }
  }

  @Test
  void severalServersShareTheWorkAndADeadOneIsNamed() {
    try (var one = FakeModelServer.of(ServerKind.OLLAMA, AnalyzeWithModelTest::honest);
        var two = FakeModelServer.of(ServerKind.OLLAMA, AnalyzeWithModelTest::honest);
        var dead =
            FakeModelServer.of(ServerKind.OLLAMA, AnalyzeWithModelTest::honest, Fault.REFUSE)) {
      Run run = analyze(one, "--llm-url", two.url() + "," + dead.url(), "--max-llm-calls", "99");
      assertThat(run.code()).as(run.err()).isZero();
      assertThat(run.out().replaceAll("\\s+", " "))
          .contains(dead.url() + " takes no part (connect)");
      assertThat(one.asked()).isNotEmpty();
      assertThat(two.asked()).isNotEmpty();
    }
  }

  @Test
  void aSilentServerCostsOneLine() {
    try (var server =
        FakeModelServer.of(ServerKind.OLLAMA, AnalyzeWithModelTest::honest, Fault.ERROR_500)) {
      Run run = analyze(server, "--llm-deadline", "300ms");
      assertThat(run.code()).as(run.err()).isZero();
      assertThat(run.out()).contains("No model verdict", "Without words because of");
    }
  }

  @Test
  void aRequiredModelThatIsMissingIsExitCodeFour() {
    Run run = Run.of("analyze", INPUT, "--llm", "required", "--llm-url", "http://127.0.0.1:9");
    assertThat(run.code()).isEqualTo(4);
    assertThat(run.out()).contains("No local model answers", "SEVERITY");
  }

  @Test
  void theDoctorTellsWhatAModelCanDoAndRemembersIt(@TempDir Path folder) {
    try (var server =
        FakeModelServer.of(
            ServerKind.OLLAMA,
            asked ->
                asked.schema().contains("first")
                    ? "{\"first\":\"AMBERFOX\",\"last\":\"COPPERJAY\"}"
                    : "{\"k\":\"ZQX7\"}")) {
      String[] doctor = {
        "doctor", "model", "--llm-url", server.url(), "--model", "phi4-mini", "-w", "" + folder
      };
      Run run = Run.of(doctor);
      assertThat(run.code()).as(run.err()).isZero();
      assertThat(run.out())
          .contains("unqualified", "enforced by the server", "both ends", "said the same twice")
          .contains("off, as it was told", "given with each token")
          .doesNotContain("ollama.com");
      int asked = server.asked().size();
      assertThat(Run.of(doctor).out()).contains("--refresh asks again", "both ends");
      assertThat(server.asked()).hasSize(asked);
    }
  }

  @Test
  void aServerThatMayPassQuestionsOnToACloudIsWarnedOf() {
    OllamaVoice open = new OllamaVoice("2026-08-21T10:00:00Z", false);
    try (var server =
        new FakeModelServer(open, Installed.PHI, AnalyzeWithModelTest::honest, Fault.NONE)) {
      assertThat(analyze(server).out()).contains("OLLAMA_NO_CLOUD=1");
      assertThat(Run.of("doctor", "model", "--llm-url", server.url()).out())
          .contains("! " + server.url() + " can pass questions on to ollama.com");
    }
  }

  @Test
  void theDoctorSaysWhenThereIsNoModel() {
    Run run = Run.of("doctor", "model", "--llm-url", "http://127.0.0.1:1");
    assertThat(run.code()).isEqualTo(4);
    assertThat(run.err()).contains("No local model answers");
  }

  @Test
  void whatTheModelIsStandsOnceAboveItsWords() {
    try (var server = FakeModelServer.of(ServerKind.OLLAMA, AnalyzeWithModelTest::honest)) {
      Run run = analyze(server);
      assertThat(run.out().split("prompt triage/v1", -1)).hasSize(2);
    }
  }

  @Test
  void whoIsAskedUnderWhichRulesIsOnRecordWhenItChanges(@TempDir Path folder) {
    String work = folder.resolve("w").toString();
    for (int run = 0; run < 2; run++) {
      try (var server = FakeModelServer.of(ServerKind.OLLAMA, AnalyzeWithModelTest::honest)) {
        analyze(server, "-w", work);
      }
    }
    try (var server = FakeModelServer.of(ServerKind.OLLAMA, AnalyzeWithModelTest::honest)) {
      analyze(server, "-w", work, "--redaction", "1");
    }
    String log = Run.of("audit", "export", "-w", work).out();
    assertThat(log)
        .containsOnlyOnce("\"act\":\"key_made\"")
        .containsOnlyOnce("\"act\":\"model_chosen\"")
        .containsOnlyOnce("\"act\":\"redaction_tier_changed\"")
        .containsOnlyOnce("\"kind\":\"model\"")
        .contains("\"qualification\":\"unqualified\"", "\"purpose\":\"question\"");
    assertThat(Run.of("audit", "verify", "-w", work).code()).isZero();
  }

  @Test
  void aLogThatCannotBeWrittenCostsTheWordsOfTheModelAndOneLine(@TempDir Path folder)
      throws IOException {
    Path work = folder.resolve("w");
    Files.createDirectories(work);
    Files.writeString(work.resolve("audit"), "a file where the folder should be");
    try (var server = FakeModelServer.of(ServerKind.OLLAMA, AnalyzeWithModelTest::honest)) {
      Run table = analyze(server, "-w", work.toString());
      assertThat(table.code()).as(table.err()).isZero();
      assertThat(table.out().split("audit_failed: ", -1)).hasSize(2);
      assertThat(table.out()).contains("another -w DIR", "SEVERITY");
      Run json = analyze(server, "-w", work.toString(), "--format", "json");
      assertThat(json.code()).isZero();
      Contract.published().holds("Report", json.out());
      JsonNode report = new ObjectMapper().readTree(json.out());
      assertThat(report.at("/model/audit_failed").asText()).isNotEmpty();
      assertThat(report.at("/alerts/0/verdict/provenance/fallback_reason").asText())
          .isEqualTo("audit_failed");
      assertThat(server.asked()).as("nothing left unrecorded").isEmpty();
    }
  }
}
