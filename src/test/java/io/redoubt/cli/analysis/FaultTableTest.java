package io.redoubt.cli.analysis;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.redoubt.testing.AttackLogs;
import io.redoubt.testing.Leftovers;
import io.redoubt.testing.Medians;
import io.redoubt.testing.ProcessorBill;
import io.redoubt.testing.llm.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/// T3 as a table: under each fault, how fast the analysis is compared with a run without a model,
/// when the last verdict was there, and what was left behind. Printed as Markdown.
///
/// Whole runs cannot be compared: the same work takes half as long again or as little on a busy
/// machine. So the bill is made out for what a model adds until the report of code is printed:
/// processor time of threads that do not analyse (the client of the server, looking for the model;
/// the servers run in another process), less what there is of it without a model, and the time that
/// the report waits for the model. That the rest is the same work is checked: the reports are equal
/// but for the model's part. A run's share is what its analysis took by that and what was added,
/// times the part of its wall time that it did not wait. What is added does not grow with the logs,
/// the analysis does: so that many runs can be had, they read a part of the logs that the bar is
/// meant for, and their analysis counts by how much longer the whole takes, which is measured
/// between them; a run is long enough when the model was found before its end (`unsettled`: it was
/// not). Faults come in another order each round; after every eighth run comes one without a model,
/// which the wall times are held against; rounds go on until for each fault the true median of the
/// shares is known to lie above the bar, or below, with an error of one in a hundred ([Medians]);
/// what is known takes no part in further rounds.
@Isolated("counts the threads, sockets and processor time of the whole process")
@Tag("campaign")
class FaultTableTest {
  private static final long DEADLINE = 300;
  private static final long LATE = 2_000;
  private static final long QUIET = 30_000;
  private static final int ORDINARY = 50_000;
  private static final int PART = Integer.getInteger("redoubt.faults.lines", 10_000);
  private static final int ROUNDS = Integer.getInteger("redoubt.faults.rounds", 30);
  private static final double BAR = 0.95;
  private static final double ERROR = 0.01;

  /* The part of the time so far that a report may wait for a model that is not found by then: on a
  busy machine whoever looks at it may look too late. */
  private static final double PATIENCE = 1.0 / 100;

  private static final int WARM = Integer.getInteger("redoubt.faults.warm", 12);
  private static final int TURN = 8;
  private static final int COLUMN = 26;
  private static final double MILLI = 1e6;
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder = Path.of("");
  private final List<ProcessorBill.Sum> off = new ArrayList<>();
  private final List<Double> times = new ArrayList<>();
  private final List<Double> work = new ArrayList<>();
  private final List<Double> bytes = new ArrayList<>();

  /// One run.
  ///
  /// @param sum what it took until the report of code was printed
  private record Billed(TimedRun run, ProcessorBill.Sum sum) {}

  /// What came of a fault so far.
  private static final class Row {
    private final Fault fault;
    private final List<Double> perWork = new ArrayList<>();
    private final List<Double> perWall = new ArrayList<>();
    private final List<Double> added = new ArrayList<>();
    private final List<Double> walls = new ArrayList<>();
    private final Set<String> reasons = new TreeSet<>();
    private long slowest;
    private int verdicts;
    private int unsettled;
    private double times;

    Row(Fault fault) {
      this.fault = fault;
    }

    List<Double> shares() {
      List<Double> shares = new ArrayList<>();
      for (int i = 0; i < perWork.size(); i++) {
        shares.add((1 - perWall.get(i)) / (1 + perWork.get(i) / times));
      }
      return shares;
    }

    boolean reached() {
      return Medians.atLeast(shares(), ERROR) >= BAR;
    }

    boolean missed() {
      return Medians.atMost(shares(), ERROR) < BAR;
    }

    String line() {
      return String.format(
          Locale.ROOT,
          "| %-"
              + COLUMN
              + "s | %.3f | %.3f | %s | %d | %.0f ms | %.1f %% | %.2f | %d | %d ms | %s |",
          fault.name().toLowerCase(Locale.ROOT).replace('_', ' '),
          Medians.of(shares()),
          Collections.min(shares()),
          reached() ? "yes" : missed() ? "NO" : "open",
          perWork.size(),
          Medians.of(added),
          100 * Medians.of(perWall),
          Medians.of(walls),
          unsettled,
          slowest,
          String.join(", ", reasons));
    }
  }

  @Test
  void underEveryFaultTheAnalysisIsAsFastAsWithoutAModel() throws Exception {
    Path logs = AttackLogs.write(folder.resolve("logs"), PART);
    Path whole = AttackLogs.write(folder.resolve("whole"), ORDINARY);
    Path plain = folder.resolve("plain.json");
    List<Row> rows =
        Arrays.stream(Fault.values()).filter(FaultTableTest::wanted).map(Row::new).toList();
    List<Row> open = new ArrayList<>(rows);
    Leftovers before;
    Leftovers after;
    try (FaultServers servers = new FaultServers()) {
      for (int i = 0; i < WARM; i++) {
        billed(logs, plain, "--llm", "off");
        Fault fault = i % 4 == 3 ? Fault.TLS_EXPIRED : Fault.NONE;
        beside(servers, fault, logs, folder.resolve("report.json"));
      }
      before = Leftovers.now();
      for (int round = 1; round <= ROUNDS && !open.isEmpty(); round++) {
        Collections.shuffle(open, new Random(round));
        long all = billed(whole, folder.resolve("whole.json"), "--llm", "off").sum().work();
        long part = off(logs, plain).work();
        times.add((double) all / part);
        round(servers, open, logs, plain);
        rows.forEach(row -> row.times = Medians.of(times));
        open.removeIf(row -> row.reached() || row.missed());
        print(round, rows, open);
      }
      after = Leftovers.since(before, QUIET);
      System.out.println("processor time of the servers: " + servers.cost());
    }
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
    assertThat(Medians.atMost(walls(rows), ERROR)).as("wall time").isGreaterThanOrEqualTo(BAR);
    assertThat(Medians.atMost(work, ERROR)).as("analysis alone").isGreaterThanOrEqualTo(BAR);
  }

  private static boolean wanted(Fault fault) {
    return Pattern.matches(System.getProperty("redoubt.faults.only", ".*"), fault.name());
  }

  /* Eight with a fault each, one without a model … */
  private void round(FaultServers servers, List<Row> rows, Path logs, Path plain)
      throws IOException {
    Path report = folder.resolve("report.json");
    ProcessorBill.Sum without = off(logs, plain);
    Map<String, String> byCode = FaultyRunsTest.verdicts(JSON.readTree(plain.toFile()));
    JsonNode work = work(plain);
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      Billed on = beside(servers, row.fault, logs, report);
      FaultyRunsTest.check(row.fault.name(), Files.readString(report), byCode);
      assertThat(work(report)).as("analysis beside " + row.fault).isEqualTo(work);
      row.slowest = Math.max(row.slowest, FaultyRunsTest.slowest(on.run()));
      row.verdicts += reasons(report, row.reasons);
      boolean unsettled = on.run().parts().getFirst().text().contains("not answered yet");
      row.unsettled += unsettled ? 1 : 0;
      if (i % TURN == TURN - 1) {
        without = off(logs, plain);
      }
      bill(row, on.sum(), without, unsettled ? PATIENCE : 0);
    }
  }

  private void bill(
      Row row, ProcessorBill.Sum on, ProcessorBill.Sum without, double atLeastWaited) {
    double added = on.others() - median(ProcessorBill.Sum::others);
    row.added.add(added / MILLI);
    row.perWork.add(added / on.work());
    row.perWall.add(Math.max(atLeastWaited, (double) on.waited() / on.wall()));
    row.walls.add((double) without.wall() / on.wall());
    work.add((double) without.work() / on.work());
    bytes.add(on.allocated() - median(ProcessorBill.Sum::allocated));
  }

  private ProcessorBill.Sum off(Path logs, Path report) {
    ProcessorBill.Sum sum = billed(logs, report, "--llm", "off").sum();
    off.add(sum);
    return sum;
  }

  private double median(ToLongFunction<ProcessorBill.Sum> part) {
    return Medians.of(off.stream().map(sum -> (double) part.applyAsLong(sum)).toList());
  }

  private static List<Double> walls(List<Row> rows) {
    return rows.stream().flatMap(row -> row.walls.stream()).toList();
  }

  private void print(int round, List<Row> rows, List<Row> open) {
    List<Double> walls = walls(rows);
    List<Double> others = off.stream().map(sum -> sum.others() / MILLI).toList();
    System.out.printf("after round %d; %d of %d open%n", round, open.size(), rows.size());
    System.out.println(
        "| fault | share | least | bar | runs | added | waited | wall | unsettled | slowest verdict"
            + " | reason |");
    System.out.println("|---|---:|---:|---|---:|---:|---:|---:|---:|---:|---|");
    rows.forEach(row -> System.out.println(row.line()));
    System.out.printf(
        Locale.ROOT,
        "without a model, %d runs: analysis %.0f ms (whole logs: %.2f times that, %.2f to %.2f),"
            + " %.0f MB, others %.1f ms (%.1f to %.1f)%n",
        off.size(),
        median(ProcessorBill.Sum::work) / MILLI,
        Medians.of(times),
        Collections.min(times),
        Collections.max(times),
        median(ProcessorBill.Sum::allocated) / MILLI,
        Medians.of(others),
        Collections.min(others),
        Collections.max(others));
    System.out.printf(
        Locale.ROOT,
        "beside a server, %d runs: analysis %.3f of that (%.3f to %.3f), %.2f MB more;"
            + " wall %.3f (%.3f to %.3f)%n",
        work.size(),
        1 / Medians.of(work),
        1 / Medians.atMost(work, ERROR),
        1 / Medians.atLeast(work, ERROR),
        Medians.of(bytes) / MILLI,
        Medians.of(walls),
        Medians.atLeast(walls, ERROR),
        Medians.atMost(walls, ERROR));
  }

  private static Billed beside(FaultServers servers, Fault fault, Path logs, Path report)
      throws IOException {
    Billed billed =
        billed(
            logs,
            report,
            "--llm-url",
            servers.open(fault),
            "--llm-allow-plaintext",
            "--model",
            "phi4-mini",
            "--llm-deadline",
            DEADLINE + "ms");
    assertThat(servers.quiet()).as("connections open after " + fault).isTrue();
    return billed;
  }

  private static Billed billed(Path logs, Path report, String... more) {
    List<String> args = new ArrayList<>(List.of("analyze", logs.toString(), "-q", "--clobber"));
    args.addAll(List.of("--report", report.toString()));
    args.addAll(List.of(more));
    System.gc();
    AtomicReference<ProcessorBill.Sum> sum = new AtomicReference<>();
    ProcessorBill bill = ProcessorBill.begin("redoubt-");
    TimedRun run =
        TimedRun.of(
            Clock.systemUTC(),
            part -> {
              if (sum.get() == null && part.text().contains("SEVERITY")) {
                sum.set(bill.end());
              }
            },
            args.toArray(String[]::new));
    assertThat(run.code()).as(run.err()).isZero();
    return new Billed(run, requireNonNull(sum.get()));
  }

  /* What the analysis found: all of the report but the model's part and the time. */
  private static JsonNode work(Path report) throws IOException {
    ObjectNode whole = (ObjectNode) JSON.readTree(report.toFile());
    whole.remove(List.of("model", "elapsed_ms"));
    for (String list : List.of("alerts", "incidents")) {
      whole.get(list).forEach(one -> ((ObjectNode) one).remove("verdict"));
    }
    return whole;
  }

  /* Why words of the model are missing; how many verdicts there are. */
  private static int reasons(Path report, Set<String> reasons) throws IOException {
    JsonNode alerts = JSON.readTree(report.toFile()).get("alerts");
    for (JsonNode alert : alerts) {
      JsonNode verdict = alert.get("verdict");
      String reason = verdict.at("/provenance/fallback_reason").asText("");
      boolean words = !verdict.get("engine").asText().equals("deterministic");
      reasons.add(words ? "words" : reason.isEmpty() ? "not asked" : reason);
    }
    return alerts.size();
  }
}
