package io.redoubt.cli.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.redoubt.llm.ServerKind;
import io.redoubt.testing.AttackLogs;
import io.redoubt.testing.Figures;
import io.redoubt.testing.Leftovers;
import io.redoubt.testing.cli.Run;
import io.redoubt.testing.llm.FakeModelServer;
import io.redoubt.testing.llm.Fault;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// All faults of model servers, each beside an analysis of its own, in a process that does nothing
/// else: its threads, sockets and memory are counted.
final class FaultCampaign {
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

  private final Path folder;
  private final Path logs;
  private final Map<String, String> byCode;

  /// A run beside a failing server.
  ///
  /// @param slowest the longest time that one verdict took, in milliseconds
  /// @param spoilt generation requests that came to the server
  private record Outcome(ServerKind kind, Fault fault, long slowest, int spoilt) {}

  private FaultCampaign(Path folder) throws IOException {
    this.folder = folder;
    logs = AttackLogs.write(folder.resolve("alone"), 200);
    String report =
        Run.of("analyze", logs.toString(), "-q", "--llm", "off", "--format", "json").out();
    byCode = FaultyRunsTest.verdicts(new ObjectMapper().readTree(report));
    assertThat(byCode).hasSizeGreaterThanOrEqualTo(2);
  }

  /// Plays all faults in a process of their own.
  ///
  /// @param folder for what it writes
  /// @param rounds how often each is played
  static void alone(Path folder, int rounds) throws IOException, InterruptedException {
    Path said = folder.resolve("campaign.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-ea",
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                FaultCampaign.class.getName(),
                folder.toString(),
                Integer.toString(rounds))
            .redirectErrorStream(true)
            .redirectOutput(Redirect.to(said.toFile()))
            .start();
    int code = process.waitFor();
    assertThat(code).as("%s", Files.readString(said)).isZero();
  }

  /// The folder and the rounds.
  public static void main(String[] args) throws Exception {
    new FaultCampaign(Path.of(args[0])).play(Integer.parseInt(args[1]));
  }

  /* What waits for a reference to be cleared is no leak: it is gone after one more run. */
  private void play(int rounds) throws Exception {
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
  private List<Callable<Outcome>> plays() {
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

  private Outcome outcome(ServerKind kind, Fault fault) throws IOException, InterruptedException {
    Path report = Files.createTempFile(folder, fault.name(), ".json");
    try (var server = FakeModelServer.of(kind, FaultyRunsTest::honest, fault)) {
      TimedRun run =
          TimedRun.of(
              _ -> {},
              "analyze",
              logs.toString(),
              "-q",
              "--llm",
              "auto",
              "--llm-url",
              server.url(),
              "--llm-allow-plaintext",
              "--model",
              "phi4-mini",
              "--llm-deadline",
              DEADLINE + "ms",
              "--clobber",
              "--report",
              report.toString());
      assertThat(run.code()).as("%s %s: %s", kind, fault, run.err()).isZero();
      FaultyRunsTest.check(kind + " " + fault, Files.readString(report), byCode);
      assertThat(server.quiet(QUIET)).as("connections open after " + fault).isTrue();
      return new Outcome(kind, fault, FaultyRunsTest.slowest(run), server.asked().size());
    }
  }
}
