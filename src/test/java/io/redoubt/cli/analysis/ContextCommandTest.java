package io.redoubt.cli.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.redoubt.llm.ServerKind;
import io.redoubt.report.json.Contract;
import io.redoubt.testing.cli.Run;
import io.redoubt.testing.llm.FakeModelServer;
import io.redoubt.testing.minds.Draft;
import io.redoubt.testing.minds.Models;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a user gets who asks about one entity.
class ContextCommandTest {
  private static final String INPUT = "samples/incident";

  private static JsonNode json(Run run) throws IOException {
    assertThat(run.code()).as(run.err()).isZero();
    Contract.published().holds("EntityContext", run.out());
    return new ObjectMapper().readTree(run.out());
  }

  private static JsonNode asked(String entity, String... more) throws IOException {
    String[] args = new String[more.length + 6];
    String[] first = {"context", "--entity", entity, INPUT, "--format", "json"};
    System.arraycopy(first, 0, args, 0, first.length);
    System.arraycopy(more, 0, args, first.length, more.length);
    return json(Run.of(args));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "user:deploy",
        "ip:203.0.113.66",
        "host:FS01",
        "session:0x5e1a90",
        "domain:shop.example.com",
        "file:C:\\Windows\\System32\\cmd.exe",
        "user:nobody-of-this-name"
      })
  void everyKindOfEntityIsAnsweredAsPublished(String entity) throws IOException {
    JsonNode answer = asked(entity);
    assertThat(answer.at("/matching").asLong() > 0).isEqualTo(!entity.contains("nobody"));
  }

  @ParameterizedTest
  @CsvSource({
    "ip:198.51.100.23, initial_access, 76, 89",
    "host:FS01, credential_access, 76, 89",
    "user:backup, benign, 0, 20",
    "user:nobody, unknown, 0, 20"
  })
  void theAssessmentHasTheFieldsOfTheReference(String entity, String type, int least, int most)
      throws IOException {
    JsonNode says = asked(entity).get("assessment");
    assertThat(says.size()).isEqualTo(11);
    assertThat(says.get("attack_classification").asText()).isEqualTo(type);
    assertThat(says.get("risk_score").asInt()).isBetween(least, most);
    assertThat(says.get("fallback_used").asBoolean()).isFalse();
    assertThat(says.get("provider").asText()).isEqualTo("redoubt");
  }

  @Test
  void aPersonReadsFactsTimelineAndProcesses() {
    Run run = Run.of("context", "--entity", "host:FS01", INPUT);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("Timeline", "Processes", "Evidence", "Verdict", "of 719 events name it")
        .contains("    └ 2026-03-17 03:14:12Z cmd.exe (pid 4460)");
  }

  @Test
  void anEntityThatDoesNotExistIsExplained() {
    Run run = Run.of("context", "--entity", "user:deplyo", INPUT);
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("0 of 719 events", "Nearest  deploy", "Data     from 2026-03-17 00:00:02Z");
  }

  @Test
  void standardInputCanBeAskedToo() throws IOException {
    String log = Files.readString(Path.of(INPUT, "web01", "auth.log"));
    JsonNode answer = json(Run.with(log, "context", "-e", "user:deploy", "-", "--format", "json"));
    assertThat(answer.get("matching").asLong()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"alice", "usr:alice", "user:", ":", "user:a\u0007b", ""})
  void aWrongEntityNamesValueAndRemedy(String wrong) {
    Run run = Run.of("context", "--entity", wrong, INPUT);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("--entity", "user:alice", "session").doesNotContain("\u0007");
  }

  @Test
  void aWindowWithoutAMomentIsRefusedWithTheRemedy() {
    Run run = Run.of("context", "-e", "user:a", "--window", "1h", INPUT);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("--window 1h", "--at", "--last 1h");
  }

  @Test
  void onlyTheTimeAroundAMomentCounts() throws IOException {
    JsonNode whole = asked("host:FS01");
    JsonNode part = asked("host:FS01", "--at", "2026-03-17T03:14:12Z", "--window", "1m");
    assertThat(part.get("matching").asLong()).isPositive();
    assertThat(part.get("matching").asLong()).isLessThan(whole.get("matching").asLong());
    assertThat(part.at("/period/from").asText()).isEqualTo("2026-03-17T03:13:12Z");
  }

  @Test
  void hostileNamesAreInert(@TempDir Path folder) throws IOException {
    Path log = folder.resolve("auth.log");
    Files.writeString(
        log,
        "Mar 17 02:40:11 web01 sshd[1]: Failed password for invalid user \u001b[31mroot\u202e]"
            + " from 203.0.113.9 port 22 ssh2\n");
    Run run = Run.of("context", "-e", "ip:203.0.113.9", log.toString());
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("203.0.113.9").doesNotContain("\u001b[31m", "\u202e");
    Run same = Run.of("context", "-e", "ip:203.0.113.9", log.toString(), "--format", "json");
    assertThat(same.out()).doesNotContain("\u001b", "\u202e");
  }

  @Test
  void aModelAddsWordsAndWhatItSawCanBeShown(@TempDir Path folder) throws IOException {
    try (var server =
        FakeModelServer.of(
            ServerKind.OLLAMA, a -> Models.honestly(new Draft(a.prompt(), a.schema())))) {
      String[] model = {"--llm-url", server.url(), "--model", "phi4-mini"};
      String keep = folder.resolve("w").toString();
      JsonNode answer =
          asked("ip:198.51.100.23", model[0], model[1], model[2], model[3], "-w", keep);
      assertThat(answer.at("/assessment/model_used").asText()).startsWith("phi4-mini");
      assertThat(answer.at("/assessment/raw_parse_success").asBoolean()).isTrue();
      assertThat(answer.at("/verdict/engine").asText()).isEqualTo("merged");
      Run replay = Run.of("audit", "replay", answer.get("id").asText(), "-w", keep);
      assertThat(replay.code()).as(replay.out() + replay.err()).isZero();
      Run prompt =
          Run.of(
              "context",
              "-e",
              "user:deploy",
              INPUT,
              "--show-prompt",
              model[0],
              model[1],
              model[2],
              model[3]);
      assertThat(prompt.out()).contains("what the model saw", "USER_").doesNotContain("sysbackup");
    }
  }
}
