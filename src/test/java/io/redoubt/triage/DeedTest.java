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

  private static Disposition first(AlertGroup... groups) {
    return TRIAGE.alerts(List.of(groups)).stream()
        .filter(alert -> alert.id().equals(groups[0].id()))
        .peek(alert -> assertThat(Grounding.unsupported(alert)).isEmpty())
        .map(alert -> alert.verdict().disposition())
        .findFirst()
        .orElseThrow();
  }

  private static AlertGroup onMachine(String rule, String host, Severity level, int days) {
    return new AlertGroup(
        rule + days,
        Scene.ENDPOINT,
        "host.name",
        host,
        level,
        List.of("Level."),
        List.of(new AlertGroup.Hit(rule(rule, level, "T1059.001"), days, Map.of())),
        Map.of("host.name", one(host)),
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
