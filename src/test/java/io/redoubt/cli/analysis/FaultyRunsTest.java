package io.redoubt.cli.analysis;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.redoubt.llm.FailureReason;
import io.redoubt.llm.ServerKind;
import io.redoubt.report.json.Contract;
import io.redoubt.testing.AttackLogs;
import io.redoubt.testing.cli.Run;
import io.redoubt.testing.llm.Asked;
import io.redoubt.testing.llm.FakeModelServer;
import io.redoubt.testing.llm.Fault;
import io.redoubt.testing.minds.Draft;
import io.redoubt.testing.minds.Models;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// T3 from end to end: a whole analysis of generated logs beside a model server that fails; all
/// faults in a process of their own ([FaultCampaign]).
@Order(1) // waits long: begins first
class FaultyRunsTest {
  private static final Set<String> REASONS =
      Stream.concat(
              Stream.of(FailureReason.values()).map(r -> r.name().toLowerCase(Locale.ROOT)),
              Stream.of(
                  "answer_not_json",
                  "answer_schema",
                  "prompt_truncated",
                  "prompt_leaked",
                  "ungrounded",
                  "distrusted",
                  "redaction_refused",
                  "no_room",
                  "audit_failed"))
          .collect(Collectors.toSet());

  @TempDir private static Path folder = Path.of("");
  private static Path logs;
  private static Map<String, String> byCode = Map.of();
  private static final Contract CONTRACT = Contract.published();

  @BeforeAll
  static void withoutAModel() throws IOException {
    logs = AttackLogs.write(folder.resolve("logs"), 200);
    String report = Run.of(args("off", "json")).out();
    CONTRACT.holds("Report", report);
    byCode = verdicts(new ObjectMapper().readTree(report));
    assertThat(byCode).hasSizeGreaterThanOrEqualTo(2);
  }

  private static String[] args(String llm, String format, String... more) {
    List<String> args = new ArrayList<>(List.of("analyze", logs.toString(), "-q", "--llm", llm));
    if (format.equals("json")) {
      args.addAll(List.of("--format", "json"));
    } else {
      args.addAll(List.of(more));
    }
    return args.toArray(String[]::new);
  }

  @Test
  void underEveryFaultEveryAlertHasItsVerdictAndNothingIsLeftBehind() throws Exception {
    FaultCampaign.alone(folder, 1);
  }

  /// `-Dredoubt.faults.rounds=20`: each plays all faults once.
  @Test
  @Tag("campaign")
  void afterAThousandFaultsNothingIsLeftBehind() throws Exception {
    FaultCampaign.alone(folder, Integer.getInteger("redoubt.faults.rounds", 20));
  }

  static String honest(Asked asked) {
    return Models.honestly(new Draft(asked.prompt(), asked.schema()));
  }

  /* Of the verdicts that the model was asked about; the time until a server has said what it is,
  ten seconds at most, counts for the run and not for a verdict. */
  static long slowest(TimedRun run) {
    boolean searching = run.parts().getFirst().text().contains("has not answered yet");
    return run.gaps().stream().skip(searching ? 1 : 0).mapToLong(Long::longValue).max().orElse(0);
  }

  /* The report has its published shape, the verdicts are those of code, and where words of a
  model are missing the reason stands in their place. */
  static void check(String what, String json, Map<String, String> byCode) throws IOException {
    CONTRACT.holds("Report", json);
    JsonNode report = new ObjectMapper().readTree(json);
    assertThat(verdicts(report)).as(what).isEqualTo(byCode);
    boolean asked =
        report.at("/model").has("model") && !report.at("/model/model").asText().isEmpty();
    assertThat(report.at("/model/note").asText()).as(what).isNotBlank();
    for (JsonNode alert : report.get("alerts")) {
      JsonNode verdict = alert.get("verdict");
      JsonNode reason = verdict.at("/provenance/fallback_reason");
      if (!asked) {
        assertThat(report.at("/model/note").asText()).as(what).contains("deterministic");
      } else if (verdict.get("engine").asText().equals("deterministic")) {
        assertThat(REASONS).as(what).contains(reason.asText());
      } else {
        assertThat(reason.isMissingNode() || reason.isNull()).as(what + " " + reason).isTrue();
      }
    }
  }

  static Map<String, String> verdicts(JsonNode report) {
    Map<String, String> verdicts = new TreeMap<>();
    for (JsonNode alert : report.get("alerts")) {
      verdicts.put(
          alert.get("id").asText(),
          alert.get("severity").asText() + " " + alert.at("/verdict/verdict").asText());
    }
    return verdicts;
  }

  /// The first question to the model is answered only after the report of code was printed whole:
  /// were the report to wait for the model, nobody would ever answer.
  @Test
  void theReportOfCodeIsThereWhileTheModelIsStillSilent() {
    AtomicReference<String> printed = new AtomicReference<>("");
    AtomicReference<String> atFirstQuestion = new AtomicReference<>("");
    try (var server =
        FakeModelServer.of(
            ServerKind.OLLAMA,
            asked -> {
              atFirstQuestion.compareAndSet("", printed.get());
              return honest(asked);
            })) {
      TimedRun.of(
          part -> printed.updateAndGet(before -> before + part.text()),
          args("auto", "table", "--llm-url", server.url(), "--model", "phi4-mini"));
      assertThat(server.asked()).isNotEmpty();
      String whole = Run.of(args("off", "table")).out();
      assertThat(lines(requireNonNull(atFirstQuestion.get())))
          .containsAll(withoutModel(lines(whole)));
    }
  }

  /// A server that takes connections and reads nothing is waited for by nobody but those who
  /// wait for the model.
  @Test
  @SuppressWarnings("try")
  void theReportOfCodeDoesNotWaitForAServerThatReadsNothing() {
    try (var server =
        FakeModelServer.of(ServerKind.OLLAMA, FaultyRunsTest::honest, Fault.ACCEPT_NEVER_READ)) {
      TimedRun run =
          TimedRun.of(
              part -> {
                if (part.text().contains("SEVERITY")) {
                  server.close();
                }
              },
              args("auto", "table", "--llm-url", server.url(), "--model", "phi4-mini"));
      assertThat(run.code()).isZero();
      assertThat(run.parts().getFirst().text()).contains("SEVERITY", "has not answered yet");
      assertThat(run.parts().getLast().text()).contains("No local model answers");
    }
  }

  private static List<String> lines(String text) {
    return text.lines().filter(l -> !l.isBlank()).toList();
  }

  private static List<String> withoutModel(List<String> lines) {
    return lines.stream().takeWhile(l -> !l.strip().startsWith("Model ")).toList();
  }
}
