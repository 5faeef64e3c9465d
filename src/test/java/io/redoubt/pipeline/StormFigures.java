package io.redoubt.pipeline;

import io.redoubt.correlate.AlertHomes;
import io.redoubt.event.Severity;
import io.redoubt.event.analysis.Analysis;
import io.redoubt.event.finding.Alert;
import io.redoubt.event.finding.Finding;
import io.redoubt.event.finding.Incident;
import io.redoubt.event.finding.RuleInfo;
import io.redoubt.event.finding.Seat;
import io.redoubt.testing.Analyses;
import io.redoubt.testing.Corpus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What the analysis makes of one enterprise's alert table, held against its labels: which alert
/// each row became part of, and which incident that alert.
final class StormFigures {
  /// Attack share from which an incident counts as one of the attack.
  static final double PURE = 0.8;

  private final List<StormRow> rows;
  private final Analysis analysis;
  private final Map<Long, Set<String>> alertsOf = new HashMap<>();
  private final Map<String, List<StormRow>> rowsOfAlert = new HashMap<>();

  private StormFigures(List<StormRow> rows, Analysis analysis, Homes homes) {
    this.rows = rows;
    this.analysis = analysis;
    AlertHomes found = Objects.requireNonNull(homes.found, "settled");
    homes.seats.forEach((line, seats) -> seats.forEach(seat -> put(line, found.apply(seat))));
  }

  private void put(long line, String alert) {
    if (alertsOf.computeIfAbsent(line, l -> new HashSet<>()).add(alert)) {
      rowsOfAlert.computeIfAbsent(alert, a -> new ArrayList<>()).add(rows.get((int) line - 2));
    }
  }

  private static final class Homes implements FindingLog {
    private final Map<Long, List<Seat>> seats = new HashMap<>();
    private @Nullable AlertHomes found;

    @Override
    public void accept(Finding finding) {
      if (finding.rule().kind() == RuleInfo.Kind.VENDOR) {
        long line = finding.events().getFirst().record().line();
        seats.computeIfAbsent(line, l -> new ArrayList<>(1)).add(AlertHomes.seat(finding));
      }
    }

    @Override
    public void settled(AlertHomes homes) {
      found = homes;
    }
  }

  /// Analyses the table of an enterprise, its labels cut off, in a scratch folder.
  static StormFigures of(Path table, Path scratch) throws IOException {
    String text = new String(Corpus.read(table), StandardCharsets.UTF_8);
    List<StormRow> rows = text.lines().skip(1).map(StormRow::of).toList();
    Path input = scratch.resolve("alerts.csv");
    List<String> lines = new ArrayList<>(List.of("time,name,ip,host,short"));
    rows.forEach(row -> lines.add(row.alert()));
    Files.write(input, lines);
    Homes homes = new Homes();
    Analysis analysis = Analyses.telling(homes, input.toString());
    return new StormFigures(rows, analysis, homes);
  }

  long rows() {
    return rows.size();
  }

  long alerts() {
    return analysis.alerts().size();
  }

  Analysis analysis() {
    return analysis;
  }

  /// The steps that the labels name.
  Set<String> steps(Function<StormRow, String> label) {
    Set<String> steps = new TreeSet<>();
    rows.stream().map(label).filter(s -> !s.isEmpty()).forEach(steps::add);
    return steps;
  }

  /// Steps of which a row is in an alert.
  Set<String> alerted(Function<StormRow, String> label) {
    Set<String> known = new HashSet<>();
    analysis.alerts().forEach(a -> known.add(a.id()));
    Set<String> steps = new TreeSet<>();
    rowsOfAlert.forEach(
        (alert, of) -> {
          if (known.contains(alert)) {
            of.stream().map(label).filter(s -> !s.isEmpty()).forEach(steps::add);
          }
        });
    return steps;
  }

  /// An incident and how much of it is attack.
  ///
  /// @param rows rows of the table in its alerts
  /// @param attackRows of these, those labelled as attack
  /// @param attackAlerts alerts of which at least half of the rows are
  /// @param steps that are in it
  record Judged(Incident incident, int rows, int attackRows, int attackAlerts, Set<String> steps) {
    boolean pureByRows() {
      return attackRows >= PURE * rows;
    }

    boolean pureByAlerts() {
      return attackAlerts >= PURE * incident.members().size();
    }
  }

  /// The incidents, worst first.
  List<Judged> incidents(Function<StormRow, String> label) {
    return analysis.incidents().stream().map(i -> judged(i, label)).toList();
  }

  private Judged judged(Incident incident, Function<StormRow, String> label) {
    int all = 0;
    int attack = 0;
    int alerts = 0;
    Set<String> steps = new TreeSet<>();
    for (Incident.Member member : incident.members()) {
      List<StormRow> of = rowsOfAlert.getOrDefault(member.alertId(), List.of());
      List<String> labels = of.stream().map(label).filter(s -> !s.isEmpty()).toList();
      all += of.size();
      attack += labels.size();
      alerts += !labels.isEmpty() && labels.size() * 2 >= of.size() ? 1 : 0;
      steps.addAll(labels);
    }
    return new Judged(incident, all, attack, alerts, steps);
  }

  /// How many alerts code judges how, those that are attack (half of their rows are) and the
  /// others:
  /// `attack true_positive` → number.
  Map<String, Integer> verdicts(Function<StormRow, String> label) {
    Map<String, Integer> counts = new TreeMap<>();
    for (Alert alert : analysis.alerts()) {
      List<StormRow> of = rowsOfAlert.getOrDefault(alert.id(), List.of());
      long attack = of.stream().map(label).filter(s -> !s.isEmpty()).count();
      String truth = attack > 0 && attack * 2 >= of.size() ? "attack " : "other ";
      counts.merge(truth + alert.verdict().disposition().id(), 1, Integer::sum);
    }
    return counts;
  }

  /// Steps inside the twenty largest incidents that are nearly all attack.
  static Set<String> told(List<Judged> incidents, boolean byAlerts) {
    Set<String> steps = new TreeSet<>();
    incidents.stream()
        .filter(i -> byAlerts ? i.pureByAlerts() : i.pureByRows())
        .sorted(Comparator.comparingInt((Judged i) -> i.steps().size()).reversed())
        .limit(20)
        .forEach(i -> steps.addAll(i.steps()));
    return steps;
  }

  /// Days from the first row to the last, begun ones counted whole.
  long days() {
    Instant first = Instant.ofEpochSecond(second(rows.getFirst()));
    Instant last = Instant.ofEpochSecond(second(rows.getLast()));
    return Duration.between(first, last).toDays() + 1;
  }

  private static long second(StormRow row) {
    return (long) Double.parseDouble(row.alert().substring(0, row.alert().indexOf(',')));
  }

  /// The most incidents of at least high in a day (UTC, by their begin) that hold no attack.
  long falseAlarmsInADay(List<Judged> incidents) {
    Map<Long, Long> byDay = new TreeMap<>();
    incidents.stream()
        .filter(i -> i.attackRows() == 0 && i.incident().severity().atLeast(Severity.HIGH))
        .map(i -> i.incident().firstSeen())
        .forEach(t -> byDay.merge(t == null ? 0 : t.getEpochSecond() / 86_400, 1L, Long::sum));
    return byDay.values().stream().mapToLong(n -> n).max().orElse(0);
  }
}
