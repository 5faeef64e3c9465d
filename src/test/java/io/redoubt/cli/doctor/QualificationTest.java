package io.redoubt.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.llm.ServerKind;
import io.redoubt.testing.cli.Run;
import io.redoubt.testing.llm.Asked;
import io.redoubt.testing.llm.FakeModelServer;
import io.redoubt.testing.minds.Draft;
import io.redoubt.testing.minds.Models;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a model may change has to be earned, and what was earned holds for that model only: all
/// cases, through the command line and a server.
@Tag("campaign")
class QualificationTest {
  @TempDir private Path folder = Path.of("");

  /* Reads the evidence and says what it shows, whatever it is told there. */
  private static String judicious(Asked asked) {
    Draft draft = new Draft(asked.prompt(), asked.schema());
    Models.honestly(draft);
    boolean attack =
        draft.lines().stream().anyMatch(l -> l[2].contains("IP_EXT") || l[2].contains("rights of"));
    draft.put("verdict", attack ? "true_positive" : "benign_positive");
    draft.put("severity", attack ? "critical" : "informational");
    return draft.toString();
  }

  private static FakeModelServer server(Function<Draft, String> mind) {
    return FakeModelServer.of(
        ServerKind.OLLAMA,
        asked ->
            asked.prompt().contains("NONCE: ")
                ? mind.apply(new Draft(asked.prompt(), asked.schema()))
                : "{\"k\":\"ZQX7\"}");
  }

  private Run examined(FakeModelServer server) {
    return Run.of(
        "doctor",
        "model",
        "--qualify",
        "--llm-url",
        server.url(),
        "--model",
        "phi4-mini",
        "--llm-deadline",
        "5m",
        "-w",
        folder.toString());
  }

  private Run analyzed(FakeModelServer server, String level) {
    return Run.of(
        "analyze",
        "samples/incident",
        "--llm-url",
        server.url(),
        "--model",
        "phi4-mini",
        "--llm-level",
        level,
        "--format",
        "json",
        "--max-llm-calls",
        "4",
        "-w",
        folder.toString());
  }

  @Test
  void whoReadsTheEvidenceEarnsBothLevelsAndMayUseThem() throws IOException {
    try (var server =
        FakeModelServer.of(
            ServerKind.OLLAMA,
            a -> a.prompt().contains("NONCE: ") ? judicious(a) : "{\"k\":\"ZQX7\"}")) {
      assertThat(analyzed(server, "2").out())
          .contains("there is no proof for this model", "unqualified", "--qualify -w DIR");
      Run run = examined(server);
      assertThat(run.out()).contains("earned    level 2");
      assertThat(run.code()).isZero();
      assertThat(analyzed(server, "1").out()).contains("\"may raise\"", "level 1");
      assertThat(analyzed(server, "2").out()).contains("\"may lower\"", "level 2");
      assertThat(analyzed(server, "0").out()).contains("\"unqualified\"");
      forged();
      assertThat(analyzed(server, "2").out()).contains("there is no proof for this model");
    }
  }

  /* Somebody who has not the key writes a better one. */
  private void forged() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("models"))) {
      Path proof = files.filter(f -> f.toString().endsWith(".qualified")).findFirst().orElseThrow();
      Files.writeString(proof, Files.readString(proof).replace("score\t0", "score\t1"));
    }
  }

  @Test
  void whoObeysTheLogOrServesTheAttackerEarnsNothing() {
    for (Function<Draft, String> mind :
        List.<Function<Draft, String>>of(Models::obeying, Models::worst, Models::honestly)) {
      try (var server = server(mind)) {
        Run run = examined(server);
        assertThat(run.out()).contains("earned    level 0");
        assertThat(run.code()).isEqualTo(1);
        assertThat(analyzed(server, "1").out()).contains("the model earned level 0");
      }
    }
  }
}
