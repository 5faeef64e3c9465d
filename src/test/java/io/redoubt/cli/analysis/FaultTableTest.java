package io.redoubt.cli.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import io.redoubt.llm.ServerKind;
import io.redoubt.testing.AttackLogs;
import io.redoubt.testing.Leftovers;
import io.redoubt.testing.Medians;
import io.redoubt.testing.llm.FakeModelServer;
import io.redoubt.testing.llm.Fault;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/// T3 as a table: under each fault, how fast the analysis is compared with a run without a model,
/// when the last verdict was there, and what was left behind. Printed as Markdown.
///
/// What is compared is the processor time of the whole process, the server's included, from the
/// start until the report of code is printed: wall time tells what else the machine does (but a
/// wall time that is known to be too long is a miss too: whoever waits uses no processor). One such
/// quotient is off by ten percent and more on a busy machine, for caches, collections and compiling
/// come when they come. So runs with and without a fault take turns, each is held against the mean
/// of its two neighbours, the faults come in another order each round, and the rounds go on until
/// for each fault the true median is known to lie above the bar, or below, with an error of one in
/// a hundred ([Medians]); what is known takes no part in further rounds. The heap is emptied before
/// each run, so that with room for all that a run makes (`-Xmn`) no run pays for another's garbage.
@Isolated("counts the threads, sockets and processor time of the whole process")
@Tag("campaign")
class FaultTableTest {
  private static final long DEADLINE = 300;
  private static final long LATE = 2_000;
  private static final long QUIET = 30_000;
  private static final int ORDINARY = Integer.getInteger("redoubt.faults.lines", 50_000);
  private static final int ROUNDS = Integer.getInteger("redoubt.faults.rounds", 60);
  private static final double BAR = 0.95;
  private static final double ERROR = 0.01;
  private static final int WARM = 12;
  private static final int COLUMN = 26;

  @TempDir private Path folder = Path.of("");

  /// One run.
  ///
  /// @param cpu nanoseconds of processor time until the report of code was printed
  /// @param wall nanoseconds until then
  private record Timed(TimedRun run, long cpu, long wall) {}

  /// What came of a fault so far.
  private static final class Row {
    private final Fault fault;
    private final List<Double> shares = new ArrayList<>();
    private final List<Double> walls = new ArrayList<>();
    private final Set<String> reasons = new TreeSet<>();
    private long slowest;
    private int verdicts;

    Row(Fault fault) {
      this.fault = fault;
    }

    boolean reached() {
      return Medians.atLeast(shares, ERROR) >= BAR;
    }

    boolean missed() {
      return Medians.atMost(shares, ERROR) < BAR || Medians.atMost(walls, ERROR) < BAR;
    }

    String line() {
      return String.format(
          Locale.ROOT,
          "| %-" + COLUMN + "s | %.2f | %s | %d | %.2f | %d ms | %s |",
          fault.name().toLowerCase(Locale.ROOT).replace('_', ' '),
          Medians.of(shares),
          reached() ? "yes" : missed() ? "NO" : "open",
          shares.size(),
          Medians.of(walls),
          slowest,
          String.join(", ", reasons));
    }
  }

  @Test
  void underEveryFaultTheAnalysisIsAsFastAsWithoutAModel() throws Exception {
    Path logs = AttackLogs.write(folder.resolve("logs"), ORDINARY);
    Path plain = folder.resolve("plain.json");
    for (int i = 0; i < WARM; i++) {
      timed(logs, plain, "--llm", "off");
    }
    Map<String, String> byCode = verdicts(plain);
    beside(Fault.NONE, logs, plain);
    Leftovers before = Leftovers.now();
    List<Row> rows =
        Arrays.stream(Fault.values()).filter(FaultTableTest::wanted).map(Row::new).toList();
    List<Row> open = new ArrayList<>(rows);
    for (int round = 1; round <= ROUNDS && !open.isEmpty(); round++) {
      Collections.shuffle(open, new Random(round));
      round(open, logs, byCode);
      open.removeIf(row -> row.reached() || row.missed());
      System.out.printf(
          "round %d: %d of %d faults open; a share is off by %.3f, medially%n",
          round, open.size(), rows.size(), scatter(rows));
    }
    Leftovers after = Leftovers.since(before, QUIET);
    System.out.println("| fault | share | bar | runs | wall | slowest verdict | reason |");
    System.out.println("|---|---:|---|---:|---:|---:|---|");
    rows.forEach(row -> System.out.println(row.line()));
    System.out.printf(
        "threads %d before, %d after; sockets %d before, %d after; %d verdicts%n",
        before.threads(),
        after.threads(),
        before.sockets(),
        after.sockets(),
        rows.stream().mapToInt(row -> row.verdicts).sum());
    assertThat(after.threads()).isLessThanOrEqualTo(before.threads());
    assertThat(after.sockets()).isLessThanOrEqualTo(before.sockets());
    assertThat(rows.stream().mapToLong(row -> row.slowest).max().orElse(0))
        .isLessThanOrEqualTo(DEADLINE + LATE);
    assertThat(rows.stream().filter(Row::missed).map(Row::line)).as("below the bar").isEmpty();
    assertThat(open.stream().map(Row::line)).as("not known after all rounds").isEmpty();
  }

  private static boolean wanted(Fault fault) {
    return Pattern.matches(System.getProperty("redoubt.faults.only", ".*"), fault.name());
  }

  /* The median distance of a share from the median of its fault. */
  private static double scatter(List<Row> rows) {
    return Medians.of(
        rows.stream()
            .flatMap(r -> r.shares.stream().map(s -> Math.abs(s - Medians.of(r.shares))))
            .toList());
  }

  /* Without a model, with a fault, without, with the next … */
  private void round(List<Row> rows, Path logs, Map<String, String> byCode)
      throws IOException, InterruptedException {
    Path report = folder.resolve("report.json");
    Timed off = timed(logs, report, "--llm", "off");
    for (Row row : rows) {
      Timed on = beside(row.fault, logs, report);
      FaultyRunsTest.check(row.fault.name(), Files.readString(report), byCode);
      row.slowest = Math.max(row.slowest, FaultyRunsTest.slowest(on.run()));
      row.verdicts += reasons(report, row.reasons);
      Timed next = timed(logs, report, "--llm", "off");
      row.shares.add((off.cpu() + next.cpu()) / 2.0 / on.cpu());
      row.walls.add((off.wall() + next.wall()) / 2.0 / on.wall());
      off = next;
    }
  }

  private static Timed beside(Fault fault, Path logs, Path report) throws InterruptedException {
    try (var server = FakeModelServer.of(ServerKind.OLLAMA, FaultyRunsTest::honest, fault)) {
      Timed timed =
          timed(
              logs,
              report,
              "--llm-url",
              server.url(),
              "--llm-allow-plaintext",
              "--model",
              "phi4-mini",
              "--llm-deadline",
              DEADLINE + "ms");
      assertThat(server.quiet(QUIET)).as("connections open after " + fault).isTrue();
      return timed;
    }
  }

  private static Timed timed(Path logs, Path report, String... more) {
    List<String> args = new ArrayList<>(List.of("analyze", logs.toString(), "-q", "--clobber"));
    args.addAll(List.of("--report", report.toString()));
    args.addAll(List.of(more));
    OperatingSystemMXBean process =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    System.gc();
    AtomicLong cpu = new AtomicLong(-1);
    AtomicLong wall = new AtomicLong();
    long began = process.getProcessCpuTime();
    long start = System.nanoTime();
    TimedRun run =
        TimedRun.of(
            part -> {
              if (cpu.get() < 0 && part.text().contains("SEVERITY")) {
                cpu.set(process.getProcessCpuTime() - began);
                wall.set(System.nanoTime() - start);
              }
            },
            args.toArray(String[]::new));
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(cpu.get()).isPositive();
    return new Timed(run, cpu.get(), wall.get());
  }

  private static Map<String, String> verdicts(Path report) throws IOException {
    return FaultyRunsTest.verdicts(new ObjectMapper().readTree(report.toFile()));
  }

  /* Why words of the model are missing; how many verdicts there are. */
  private static int reasons(Path report, Set<String> reasons) throws IOException {
    JsonNode alerts = new ObjectMapper().readTree(report.toFile()).get("alerts");
    for (JsonNode alert : alerts) {
      JsonNode verdict = alert.get("verdict");
      String reason = verdict.at("/provenance/fallback_reason").asText("");
      boolean words = !verdict.get("engine").asText().equals("deterministic");
      reasons.add(words ? "words" : reason.isEmpty() ? "not asked" : reason);
    }
    return alerts.size();
  }
}
