package io.redoubt.cli.analysis;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.redoubt.llm.FailureReason;
import io.redoubt.llm.ServerKind;
import io.redoubt.report.json.Contract;
import io.redoubt.testing.AttackLogs;
import io.redoubt.testing.Figures;
import io.redoubt.testing.Leftovers;
import io.redoubt.testing.cli.Run;
import io.redoubt.testing.llm.Asked;
import io.redoubt.testing.llm.FakeModelServer;
import io.redoubt.testing.llm.Fault;
import io.redoubt.testing.minds.Draft;
import io.redoubt.testing.minds.Models;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/// T3 from end to end: a whole analysis of generated logs beside a model server that fails.
@Isolated("counts the threads, sockets and memory of the whole process")
class FaultyRunsTest {
  private static final long DEADLINE = 300;
  private static final long QUIET = 30_000;
  private static final int SIDE_BY_SIDE = 6;
  private static final long MEGABYTE = 1024 * 1024;

  private static final List<Fault> OPENAI =
      List.of(
          Fault.NONE,
          Fault.REFUSE,
          Fault.ACCEPT_NEVER_ANSWER,
          Fault.RESET_MID_BODY,
          Fault.HTML_200,
          Fault.ERROR_500,
          Fault.GZIP_BOMB,
          Fault.NO_DONE,
          Fault.OTHERS_ANSWER);

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

  /// A run beside a failing server.
  ///
  /// @param slowest the longest time that one verdict took, in milliseconds
  /// @param spoilt generation requests that came to the server
  private record Outcome(ServerKind kind, Fault fault, long slowest, int spoilt) {}

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
    campaign(1);
  }

  /// `-Dredoubt.faults.rounds=20`: each plays all faults once.
  @Test
  @Tag("campaign")
  void afterAThousandFaultsNothingIsLeftBehind() throws Exception {
    campaign(Integer.getInteger("redoubt.faults.rounds", 20));
  }

  /* What waits for a reference to be cleared is no leak: it is gone after one more run. */
  private static void campaign(int rounds) throws Exception {
    all(List.of(() -> outcome(ServerKind.OLLAMA, Fault.NONE)));
    all(List.of(() -> outcome(ServerKind.OLLAMA, Fault.ERROR_500)));
    Leftovers before = Leftovers.now();
    List<Outcome> outcomes = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      outcomes.addAll(all(plays()));
    }
    Leftovers after = Leftovers.since(before, QUIET);
    all(List.of(() -> outcome(ServerKind.OLLAMA, Fault.NONE)));
    long later = Leftovers.since(before, QUIET).heap();
    long grown = Math.min(after.heap(), later) - before.heap();
    String what = "T3: " + outcomes.size() + " runs beside failing servers, ";
    long late = outcomes.stream().filter(o -> o.slowest() > DEADLINE + 2000).count();
    long slowest = outcomes.stream().mapToLong(Outcome::slowest).max().orElse(0);
    int spoilt = outcomes.stream().mapToInt(Outcome::spoilt).sum();
    Figures.report(what + "generation requests", String.valueOf(spoilt), "none");
    Figures.report(what + "slowest verdict", slowest + " ms", DEADLINE + " + 2000 ms");
    Figures.report(what + "with a late verdict", String.valueOf(late), "0 on an idle machine");
    Figures.report(what + "heap growth", grown / 1024 + " KiB", "16384 KiB");
    assertThat(after.threads()).as("threads").isLessThanOrEqualTo(before.threads());
    assertThat(after.sockets()).as("sockets").isLessThanOrEqualTo(before.sockets());
    assertThat(grown).as("bytes of heap").isLessThanOrEqualTo(16 * MEGABYTE);
  }

  /* Those that are waited for longest begin first. */
  private static List<Callable<Outcome>> plays() {
    List<Callable<Outcome>> plays = new ArrayList<>();
    Set<Fault> faults = new LinkedHashSet<>(List.of(Fault.COLD_LOAD, Fault.ACCEPT_NEVER_READ));
    faults.addAll(List.of(Fault.values()));
    for (Fault fault : faults) {
      plays.add(() -> outcome(ServerKind.OLLAMA, fault));
    }
    for (Fault fault : OPENAI) {
      plays.add(() -> outcome(ServerKind.LLAMA_CPP, fault));
    }
    return plays;
  }

  private static List<Outcome> all(List<Callable<Outcome>> plays)
      throws InterruptedException, ExecutionException {
    List<Outcome> outcomes = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(SIDE_BY_SIDE)) {
      List<Future<Outcome>> running = new ArrayList<>();
      plays.forEach(play -> running.add(threads.submit(play)));
      for (Future<Outcome> one : running) {
        outcomes.add(one.get());
      }
    }
    return outcomes;
  }

  static String honest(Asked asked) {
    return Models.honestly(new Draft(asked.prompt(), asked.schema()));
  }

  private static Outcome outcome(ServerKind kind, Fault fault)
      throws IOException, InterruptedException {
    Path report = Files.createTempFile(folder, fault.name(), ".json");
    try (var server = FakeModelServer.of(kind, FaultyRunsTest::honest, fault)) {
      TimedRun run =
          TimedRun.of(
              _ -> {},
              args(
                  "auto",
                  "table",
                  "--llm-url",
                  server.url(),
                  "--llm-allow-plaintext",
                  "--model",
                  "phi4-mini",
                  "--llm-deadline",
                  DEADLINE + "ms",
                  "--clobber",
                  "--report",
                  report.toString()));
      assertThat(run.code()).as("%s %s: %s", kind, fault, run.err()).isZero();
      check(kind + " " + fault, Files.readString(report), byCode);
      assertThat(server.quiet(QUIET)).as("connections open after " + fault).isTrue();
      return new Outcome(kind, fault, slowest(run), server.asked().size());
    }
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
