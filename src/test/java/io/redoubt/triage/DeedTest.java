package io.redoubt.triage;

import static io.redoubt.testing.Findings.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.Severity;
import io.redoubt.event.finding.Alert;
import io.redoubt.event.finding.AlertGroup;
import io.redoubt.event.finding.Counts;
import io.redoubt.event.finding.Disposition;
import io.redoubt.event.finding.Habit;
import io.redoubt.event.finding.Scene;
import io.redoubt.taxonomy.attack.Attack;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeedTest {
  private static final Instant T0 = Instant.parse("2026-03-17T02:40:11Z");
  private static final Triage TRIAGE = new Triage(Attack.load());

  @Test
  void whatWeakensProtectionIsRealUnlessOrdered() {
    Alert alert = judged(0, Severity.LOW, "T1562.008", "success");
    assertThat(alert.verdict().disposition()).isEqualTo(Disposition.TRUE_POSITIVE);
    assertThat(alert.severity()).isEqualTo(Severity.LOW);
    assertThat(alert.verdict().summary()).contains("real unless it was ordered");
  }

  @Test
  void anyOtherChangeIsOpenAndARefusedOneHarmless() {
    assertThat(judged(0, Severity.LOW, "T1098", "success").verdict().disposition())
        .isEqualTo(Disposition.UNDETERMINED);
    assertThat(judged(0, Severity.LOW, "T1098", "failure").verdict().disposition())
        .isEqualTo(Disposition.BENIGN_POSITIVE);
    assertThat(judged(0, Severity.HIGH, "T1562", "failure").severity()).isEqualTo(Severity.MEDIUM);
  }

  @Test
  void whatIsDoneOnManyDaysIsAHabit() {
    assertThat(judged(2, Severity.LOW, "T1098", "success").verdict().disposition())
        .isEqualTo(Disposition.UNDETERMINED);
    assertThat(judged(3, Severity.LOW, "T1098", "success").verdict().disposition())
        .isEqualTo(Disposition.BENIGN_POSITIVE);
    assertThat(judged(3, Severity.LOW, "T1562", "success").verdict().disposition())
        .isEqualTo(Disposition.TRUE_POSITIVE);
  }

  @Test
  void whatComesOnAMachineOnManyDaysWithNothingBesideItIsAHabit() {
    AlertGroup daily = onMachine("Encoded command", "srv1", Severity.MEDIUM, 5);
    AlertGroup seldom = onMachine("Encoded command", "srv1", Severity.MEDIUM, 3);
    AlertGroup strange = onMachine("Memory of a process read", "srv1", Severity.HIGH, 1);
    AlertGroup elsewhere = onMachine("Memory of a process read", "srv2", Severity.HIGH, 1);
    assertThat(first(daily)).isEqualTo(Disposition.BENIGN_POSITIVE);
    assertThat(first(seldom)).isEqualTo(Disposition.UNDETERMINED);
    assertThat(first(daily, strange)).isEqualTo(Disposition.UNDETERMINED);
    assertThat(first(daily, elsewhere)).isEqualTo(Disposition.BENIGN_POSITIVE);
    assertThat(first(onMachine("Encoded command", "srv1", Severity.HIGH, 9)))
        .as("what is high by itself")
        .isEqualTo(Disposition.TRUE_POSITIVE);
  }

  /* Somebody slow and patient does the same on many days too. */
  @Test
  void patienceDoesNotExcuseWhatIsNeverOrdinary() {
    for (String technique : List.of("T1003.001", "T1562.001", "T1070.001", "T1071.001", "T1486")) {
      assertThat(first(onMachine("Rule", "srv1", Severity.MEDIUM, 9, technique, "10.20.0.4")))
          .as(technique)
          .isEqualTo(Disposition.UNDETERMINED);
    }
    assertThat(first(onMachine("Rule", "srv1", Severity.MEDIUM, 9, "T1059.001", "10.20.0.4")))
        .isEqualTo(Disposition.BENIGN_POSITIVE);
  }

  @Test
  void whatComesFromAStrangerOutsideIsNoHabit() {
    assertThat(first(onMachine("Rule", "srv1", Severity.MEDIUM, 9, "T1021.004", "203.0.113.9")))
        .isEqualTo(Disposition.UNDETERMINED);
  }

  @Test
  void twoThatComeAsOftenDoNotExcuseEachOtherWhenOneCanBeNoHabit() {
    AlertGroup daily = onMachine("Encoded command", "srv1", Severity.MEDIUM, 5);
    AlertGroup dumps = onMachine("Dump", "srv1", Severity.MEDIUM, 5, "T1003.001", "10.20.0.4");
    AlertGroup tasks = onMachine("Task", "srv1", Severity.MEDIUM, 5, "T1053.005", "10.20.0.4");
    assertThat(first(daily, dumps)).isEqualTo(Disposition.UNDETERMINED);
    assertThat(first(daily, tasks)).isEqualTo(Disposition.BENIGN_POSITIVE);
  }

  /* Ten days are known, and it came on the last five of them only. */
  @Test
  void whatBeganInTheMiddleIsNewAndNoHabit() {
    AlertGroup late = later(onMachine("Encoded command", "srv1", Severity.MEDIUM, 5), 5);
    AlertGroup other = onMachine("Something small", "srv9", Severity.LOW, 1);
    assertThat(first(late, other)).isEqualTo(Disposition.UNDETERMINED);
    assertThat(first(later(late, -4), other))
        .as("a day later")
        .isEqualTo(Disposition.BENIGN_POSITIVE);
  }

  @Test
  void whatWasFoldedOfSeveralIsAHabitWhenItIsOfOneAccountAlone() {
    AlertGroup one = folded(List.of(new Counts.Count("ci-deploy", 9)), "198.51.100.7", "success");
    Counts.Count other = new Counts.Count("ben", 1);
    AlertGroup two = folded(List.of(new Counts.Count("ci", 9), other), "198.51.100.7", "success");
    AlertGroup vain = folded(one.of("user.name").values(), "198.51.100.7", "failure");
    assertThat(first(one)).isEqualTo(Disposition.BENIGN_POSITIVE);
    assertThat(first(two)).isEqualTo(Disposition.UNDETERMINED);
    assertThat(first(vain)).as("never answered").isEqualTo(Disposition.UNDETERMINED);
  }

  private static AlertGroup folded(List<Counts.Count> users, String source, String outcome) {
    return new AlertGroup(
        "folded" + users + outcome,
        Scene.CLOUD,
        "",
        "",
        Severity.LOW,
        List.of("Level."),
        List.of(new AlertGroup.Hit(rule("Code changed", Severity.LOW, "T1648"), 9, Map.of())),
        Map.of(
            "user.name", new Counts(users, true),
            "source.ip", one(source),
            "event.outcome", one(outcome)),
        9,
        9,
        false,
        T0,
        T0.plus(Duration.ofDays(8)),
        0,
        List.of(),
        null,
        Set.of("configuration"),
        new Habit(1, 8, false, "", ""));
  }

  @Test
  void aHabitStaysInTheListAndSaysWhyItIsOne() {
    AlertGroup daily = onMachine("Encoded command", "srv1", Severity.MEDIUM, 5);
    Alert alert = TRIAGE.alerts(List.of(daily)).getFirst();
    assertThat(alert.severity()).isEqualTo(Severity.LOW);
    assertThat(alert.severityReasons()).anyMatch(reason -> reason.contains("ordinary activity"));
    assertThat(alert.evidence().lines())
        .anyMatch(line -> line.text().contains("The same rule fired here on 5 days"));
  }

  private static AlertGroup later(AlertGroup g, int days) {
    Duration by = Duration.ofDays(days);
    Instant first = Objects.requireNonNull(g.firstSeen());
    Instant last = Objects.requireNonNull(g.lastSeen());
    return new AlertGroup(
        g.id(),
        g.scene(),
        g.keyField(),
        g.keyValue(),
        g.severity(),
        g.severityReasons(),
        g.rules(),
        g.values(),
        g.findingCount(),
        g.eventCount(),
        g.sampled(),
        first.plus(by),
        last.plus(by),
        g.undated(),
        g.sample(),
        g.logins(),
        g.telemetry(),
        g.habit());
  }

  private static Disposition first(AlertGroup... groups) {
    return TRIAGE.alerts(List.of(groups)).stream()
        .filter(alert -> alert.id().equals(groups[0].id()))
        .peek(alert -> assertThat(Grounding.unsupported(alert)).isEmpty())
        .map(alert -> alert.verdict().disposition())
        .findFirst()
        .orElseThrow();
  }

  private static AlertGroup onMachine(String rule, String host, Severity level, int days) {
    return onMachine(rule, host, level, days, "T1059.001", "10.20.0.4");
  }

  private static AlertGroup onMachine(
      String rule, String host, Severity level, int days, String technique, String source) {
    return new AlertGroup(
        rule + days,
        Scene.ENDPOINT,
        "host.name",
        host,
        level,
        List.of("Level."),
        List.of(new AlertGroup.Hit(rule(rule, level, technique), days, Map.of())),
        Map.of("host.name", one(host), "source.ip", one(source)),
        days,
        days,
        false,
        T0,
        T0.plus(Duration.ofDays(days - 1L)),
        0,
        List.of(),
        null,
        Set.of("process"),
        new Habit(1, days, false, "", ""));
  }

  /// One of the alerts on as many more days.
  private static Alert judged(int more, Severity level, String technique, String outcome) {
    List<AlertGroup> groups =
        IntStream.rangeClosed(0, more)
            .mapToObj(day -> group(T0.plus(Duration.ofDays(day)), level, technique, outcome))
            .toList();
    Alert alert = TRIAGE.alerts(groups).getFirst();
    assertThat(Grounding.unsupported(alert)).as(() -> Grounding.text(alert)).isEmpty();
    return alert;
  }

  private static AlertGroup group(Instant at, Severity level, String technique, String outcome) {
    return new AlertGroup(
        "id" + at,
        Scene.CLOUD,
        "user.name",
        "ci-deploy",
        level,
        List.of("Level."),
        List.of(new AlertGroup.Hit(rule("Bucket changed", level, technique), 1, Map.of())),
        Map.of("user.name", one("ci-deploy"), "event.outcome", one(outcome)),
        1,
        1,
        false,
        at,
        at,
        0,
        List.of(),
        null,
        Set.of("configuration"),
        Habit.ONCE);
  }

  private static Counts one(String value) {
    return new Counts(List.of(new Counts.Count(value, 1)), true);
  }
}
