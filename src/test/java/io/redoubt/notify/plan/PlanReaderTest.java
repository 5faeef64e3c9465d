package io.redoubt.notify.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.Severity;
import io.redoubt.event.finding.Disposition;
import io.redoubt.notify.plan.PlanReader.Fault;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanReaderTest {
  private static Map<String, String> with(String... values) {
    Map<String, String> all = new HashMap<>();
    for (int i = 0; i < values.length; i += 2) {
      all.put(values[i], values[i + 1]);
    }
    return all;
  }

  private static Plan plan(String... values) {
    return switch (PlanReader.read(with(values))) {
      case PlanReader.Read.Usable(Plan plan) -> plan;
      case PlanReader.Read.Wrong(var faults) -> throw new IllegalArgumentException("" + faults);
    };
  }

  private static List<Fault> faults(String... values) {
    return switch (PlanReader.read(with(values))) {
      case PlanReader.Read.Usable(Plan plan) -> throw new IllegalArgumentException("" + plan);
      case PlanReader.Read.Wrong(var faults) -> faults;
    };
  }

  @Test
  void nothingIsToldWhereNothingIsConfigured() {
    assertThat(plan().channels()).isEmpty();
  }

  @Test
  void textFormsHoldNoSecrets() {
    Plan plan =
        plan(
            "channels.a.type", "slack",
            "channels.a.url", "https://hooks.slack.com/services/T0/B0/s3cr3t",
            "channels.b.type", "pagerduty",
            "channels.b.routing-key", "s3cr3t",
            "channels.c.type", "elasticsearch",
            "channels.c.url", "https://siem.example",
            "channels.c.user", "u",
            "channels.c.password", "s3cr3t");
    assertThat(plan.toString()).contains("hooks.slack.com").doesNotContain("s3cr3t");
    assertThat(plan.toString()).doesNotContain("czNjcjN0");
  }

  @Test
  void saysEverythingThatIsWrongByItsKey() {
    List<Fault> faults =
        faults(
            "allow", "10.0.0.0/99",
            "channels.a.type", "slack",
            "channels.a.url", "http://hooks.slack.com/services/s3cr3t",
            "channels.b.type", "email",
            "channels.b.from", "no address",
            "channels.c.type", "slack",
            "channels.c.url", "https://user:s3cr3t@hooks.slack.com/",
            "channels.d.type", "webhook",
            "channels.d.url", "https://0x7f.1/",
            "channels.d.quiet-hours", "25:00-7",
            "routes.r.channels", "a, missing",
            "routes.r.entity", "mallory");
    assertThat(faults)
        .extracting(Fault::key)
        .contains(
            "allow",
            "channels.a.url",
            "channels.b.from",
            "channels.c.url",
            "channels.d.url",
            "channels.d.quiet-hours",
            "routes.r.channels",
            "routes.r.entity");
    assertThat(faults.toString()).doesNotContain("s3cr3t");
  }

  private static Route.Subject alert(Severity severity, String verdict, String... marks) {
    Map<String, List<String>> all = new HashMap<>();
    for (int i = 0; i < marks.length; i += 2) {
      all.put(marks[i], List.of(marks[i + 1]));
    }
    return new Route.Subject(severity, Disposition.valueOf(verdict), "new", all);
  }

  private static Plan routed(String... values) {
    List<String> all =
        new java.util.ArrayList<>(
            List.of(
                "channels.a.type", "webhook",
                "channels.a.url", "https://a.example/",
                "routes.r.channels", "a"));
    all.addAll(List.of(values));
    return plan(all.toArray(String[]::new));
  }

  @Test
  void aRouteTakesWhatFitsAllOfIt() {
    Plan plan =
        routed(
            "routes.r.severity", "high",
            "routes.r.entity", "source.ip:10.0.0.0/8, user.name:adm*",
            "routes.r.tactic", "credential-access");
    String tactic = "credential-access";
    assertThat(
            plan.channels(
                alert(Severity.HIGH, "UNDETERMINED", "tactic", tactic, "source.ip", "10.9.9.9")))
        .containsExactly("a");
    assertThat(
            plan.channels(
                alert(Severity.HIGH, "UNDETERMINED", "tactic", tactic, "user.name", "ADMIN7")))
        .containsExactly("a");
    assertThat(
            plan.channels(
                alert(Severity.HIGH, "UNDETERMINED", "tactic", tactic, "source.ip", "11.0.0.1")))
        .isEmpty();
    assertThat(
            plan.channels(
                alert(Severity.MEDIUM, "UNDETERMINED", "tactic", tactic, "source.ip", "10.1.1.1")))
        .isEmpty();
    assertThat(plan.channels(alert(Severity.HIGH, "UNDETERMINED", "source.ip", "10.1.1.1")))
        .isEmpty();
  }

  @Test
  void verdictsAreOrderedByHowSureTheyAre() {
    Plan plan = routed("routes.r.verdict", "undetermined");
    assertThat(plan.channels(alert(Severity.LOW, "TRUE_POSITIVE"))).containsExactly("a");
    assertThat(plan.channels(alert(Severity.LOW, "UNDETERMINED"))).containsExactly("a");
    assertThat(plan.channels(alert(Severity.LOW, "BENIGN_POSITIVE"))).isEmpty();
    assertThat(plan.channels(alert(Severity.LOW, "FALSE_POSITIVE"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-02T12:00:00Z,2026-03-02T12:00:00Z",
    "2026-03-02T20:59:59Z,2026-03-02T20:59:59Z",
    "2026-03-02T21:00:00Z,2026-03-03T06:00:00Z",
    "2026-03-03T05:59:59Z,2026-03-03T06:00:00Z",
    "2026-03-03T06:00:00Z,2026-03-03T06:00:00Z",
    "2026-03-06T22:30:00Z,2026-03-09T06:00:00Z",
    "2026-03-28T12:00:00Z,2026-03-30T05:00:00Z",
    "2026-10-25T12:00:00Z,2026-10-26T06:00:00Z"
  })
  void quietHoursFollowTheClockOfTheZone(Instant now, Instant next) {
    Plan plan =
        plan(
            "channels.a.type", "webhook",
            "channels.a.url", "https://a.example/",
            "channels.a.quiet-hours", "22:00-07:00",
            "channels.a.quiet-days", "sat, sun",
            "channels.a.zone", "Europe/Berlin");
    Quiet quiet = plan.channels().getFirst().pace().quiet();
    assertThat(quiet.next(now)).isEqualTo(next);
  }
}
