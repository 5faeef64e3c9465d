package io.redoubt.cli.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import io.redoubt.llm.ServerKind;
import io.redoubt.testing.AttackLogs;
import io.redoubt.testing.Leftovers;
import io.redoubt.testing.llm.FakeModelServer;
import io.redoubt.testing.llm.Fault;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/// T3 as a table: under each fault, how fast the analysis is compared with a run without a model,
/// when the last verdict was there, and what was left behind. Printed as Markdown.
///
/// A run of each kind follows the other, so that a busy machine slows both; what is compared is the
/// processor time of the whole process, the server's included, from the start until the report of
/// code is printed, and the median of the quotients of neighbours.
@Isolated("counts the threads, sockets and processor time of the whole process")
@Tag("campaign")
class FaultTableTest {
  private static final long DEADLINE = 300;
  private static final long QUIET = 30_000;
  private static final int ORDINARY = Integer.getInteger("redoubt.faults.lines", 20_000);
  private static final int PAIRS = Integer.getInteger("redoubt.faults.pairs", 7);
  private static final int WARM = 12;
  private static final int COLUMN = 26;

  @TempDir private Path folder = Path.of("");

  /// One run.
  ///
  /// @param cpu nanoseconds of processor time until the report of code was printed
  /// @param wall nanoseconds until then
  private record Timed(TimedRun run, long cpu, long wall) {}

  /// What came of a fault.
  private record Row(
      Fault fault, double share, double wall, long slowest, int verdicts, String reasons) {}

  @Test
  void underEveryFaultTheAnalysisIsAsFastAsWithoutAModel() throws Exception {
    Path logs = AttackLogs.write(folder.resolve("logs"), ORDINARY);
    Path plain = folder.resolve("plain.json");
    for (int i = 0; i < WARM; i++) {
      timed(logs, plain, "--llm", "off");
    }
    Map<String, String> byCode = verdicts(plain);
    row(Fault.NONE, logs, byCode, 1);
    Leftovers before = Leftovers.now();
    List<Row> rows = new ArrayList<>();
    System.out.println("| fault | analysis, share of off | wall | verdicts | slowest | reason |");
    System.out.println("|---|---:|---:|---:|---:|---|");
    for (Fault fault : Fault.values()) {
      Row row = row(fault, logs, byCode, PAIRS);
      rows.add(row);
      System.out.println(line(row));
    }
    Leftovers after = Leftovers.since(before, QUIET);
    System.out.printf(
        "threads %d before, %d after; sockets %d before, %d after%n",
        before.threads(), after.threads(), before.sockets(), after.sockets());
    assertThat(after.threads()).isLessThanOrEqualTo(before.threads());
    assertThat(after.sockets()).isLessThanOrEqualTo(before.sockets());
    System.out.printf("least share: %.3f%n", rows.stream().mapToDouble(Row::share).min().orElse(0));
  }

  private static String line(Row row) {
    return String.format(
        Locale.ROOT,
        "| %-" + COLUMN + "s | %.2f | %.2f | %d | %d ms | %s |",
        row.fault().name().toLowerCase(Locale.ROOT),
        row.share(),
        row.wall(),
        row.verdicts(),
        row.slowest(),
        row.reasons());
  }

  private Row row(Fault fault, Path logs, Map<String, String> byCode, int pairs)
      throws IOException, InterruptedException {
    Path report = folder.resolve(fault.name() + ".json");
    List<Double> shares = new ArrayList<>();
    List<Double> walls = new ArrayList<>();
    Set<String> reasons = new TreeSet<>();
    long slowest = 0;
    int verdicts = 0;
    for (int pair = 0; pair < pairs; pair++) {
      Timed off = timed(logs, report, "--llm", "off");
      Timed on = beside(fault, logs, report);
      FaultyRunsTest.check(fault.name(), Files.readString(report), byCode);
      shares.add((double) off.cpu() / on.cpu());
      walls.add((double) off.wall() / on.wall());
      slowest = Math.max(slowest, FaultyRunsTest.slowest(on.run()));
      verdicts += reasons(report, reasons);
    }
    return new Row(
        fault, median(shares), median(walls), slowest, verdicts, String.join(", ", reasons));
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

  private static double median(List<Double> values) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }
}
