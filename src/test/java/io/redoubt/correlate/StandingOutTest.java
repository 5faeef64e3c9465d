package io.redoubt.correlate;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.Severity;
import io.redoubt.event.finding.Alert;
import io.redoubt.event.finding.AlertGroup;
import io.redoubt.event.finding.Disposition;
import io.redoubt.event.finding.Finding;
import io.redoubt.event.finding.Incident;
import io.redoubt.event.finding.RuleInfo;
import io.redoubt.event.port.Expected;
import io.redoubt.taxonomy.attack.Attack;
import io.redoubt.testing.Findings;
import io.redoubt.triage.Triage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/// Alerts of other products over days: what always comes, and what stands out.
class StandingOutTest {
  private static final long HOUR = 3600;
  private static final long DAY = 24 * HOUR;
  private static final Triage TRIAGE = new Triage(Attack.load());
  private static final long T0 = Findings.at("2026-03-16T00:00:00Z");

  private final List<Finding> findings = new ArrayList<>();
  private long line;

  @Test
  void whatAlwaysComesIsToldOnceAndIsUsual() {
    for (int day = 0; day < 3; day++) {
      for (int hour = 0; hour < 24; hour += 4) {
        alert("wazuh", "database update", "mail01", day * DAY + hour * HOUR);
      }
    }
    assertThat(groups()).hasSize(1);
    AlertGroup only = groups().getFirst();
    assertThat(only.habit().usual()).isTrue();
    assertThat(only.habit().occasions()).isEqualTo(18);
    assertThat(only.findingCount()).isEqualTo(18);
  }

  @Test
  void whatIsUsualIsOneStepLess() {
    RuleInfo rule = Findings.rule("policy", Severity.MEDIUM, RuleInfo.Kind.VENDOR);
    for (int hour = 0; hour < 60; hour += 6) {
      line++;
      long at = T0 + hour * HOUR;
      findings.add(
          Findings.on(
              rule("vendor:suricata:policy", rule),
              Findings.event("a", line, at, "suricata.eve", "source.ip", "10.0.0.5")));
    }
    assertThat(groups()).hasSize(1);
    assertThat(groups().getFirst().severity()).isEqualTo(Severity.LOW);
    assertThat(groups().getFirst().severityReasons().getLast())
        .isEqualTo(
            "One step down: such alerts came on 10 occasions over 3 days, so they are usual here.");
  }

  private static RuleInfo rule(String id, RuleInfo like) {
    return new RuleInfo(
        id,
        like.title(),
        like.level(),
        like.path(),
        like.kind(),
        List.of(),
        List.of(),
        "",
        List.of());
  }

  @Test
  void anOccasionFarLargerThanTheOthersIsToldByItself() {
    for (int hour = 0; hour < 60; hour += 3) {
      alert("wazuh", "not found", "web01", hour * HOUR);
    }
    for (int i = 0; i < 400; i++) {
      alert("wazuh", "not found", "web01", 64 * HOUR + i);
    }
    assertThat(groups()).extracting(AlertGroup::findingCount).containsExactlyInAnyOrder(20L, 400L);
    AlertGroup burst =
        groups().stream().filter(g -> g.findingCount() == 400).findFirst().orElseThrow();
    assertThat(burst.habit().usual()).isFalse();
  }

  @Test
  void withinADayNothingIsUsual() {
    for (int hour = 0; hour < 22; hour += 2) {
      alert("wazuh", "database update", "mail01", hour * HOUR);
    }
    assertThat(groups()).noneMatch(g -> g.habit().usual());
  }

  @Test
  void whatStandsOutTogetherOnOneMachineIsAStoryAndSaysWhy() {
    noise();
    attack("web01", 50 * HOUR);
    List<Incident> incidents = incidents();
    Incident attack = incidents.getFirst();
    assertThat(attack.severity()).isEqualTo(Severity.HIGH);
    assertThat(attack.title()).isEqualTo("Attack on web01: reconnaissance to privilege escalation");
    assertThat(attack.members()).hasSize(6);
    assertThat(attack.verdict().disposition()).isEqualTo(Disposition.TRUE_POSITIVE);
    assertThat(attack.members().getFirst().why())
        .startsWith("It stood out on the same host web01 as \"")
        .endsWith("such an alert came there on this occasion only.");
    assertThat(attack.course().severityReasons().getLast())
        .isEqualTo(
            "Raised to high: aminer and suricata and wazuh agree, with 6 kinds of alert that are"
                + " not usual there, first at the door and then inside.");
    assertThat(attack.course().entry()).contains("2026-03-18 02:0");
    assertThat(attack.course().stage()).startsWith("privilege escalation, since 2026-03-18 02:");
    assertThat(incidents.stream().skip(1)).noneMatch(i -> i.severity().atLeast(Severity.MEDIUM));
  }

  @Test
  void theSameAlertsOfOneProductAloneAreNoAttack() {
    noise();
    for (int kind = 0; kind < 8; kind++) {
      alert("aminer", "new value " + kind, "web01", 50 * HOUR + kind);
    }
    assertThat(incidents()).noneMatch(i -> i.severity().atLeast(Severity.MEDIUM));
  }

  @Test
  void whatIsRareAndCameInTheMiddleOfAnAttackBelongsToIt() {
    noise();
    attack("web01", 50 * HOUR);
    alert("aminer", "processor is busy", "render07", 50 * HOUR + 600);
    Incident attack = incidents().getFirst();
    assertThat(attack.members()).hasSize(7);
    assertThat(attack.members())
        .anyMatch(m -> m.why().startsWith("It came in the middle of the rest, and is rare"));
  }

  @Test
  void whatComesAtTheSameHourEachDayIsRoutine() {
    noise();
    for (int day = 0; day < 3; day++) {
      alert("aminer", "service stops", "db0" + day, day * DAY + 60L * day);
      alert("aminer", "service starts", "db0" + day, day * DAY + 60L * day);
    }
    alert("aminer", "service stops", "db01", DAY + 13 * HOUR);
    alert("aminer", "service starts", "db01", DAY + 13 * HOUR);
    List<Incident> incidents = incidents();
    assertThat(incidents).hasSize(1);
    assertThat(incidents.getFirst().firstSeen()).hasToString("2026-03-17T13:00:00Z");
  }

  @Test
  void anAddressThatIsInEverythingTiesNothingHoursApart() {
    for (int host = 0; host < 70; host++) {
      long at = host * 40L * 60;
      add("suricata", "kind " + host % 7, at, "source.ip", "192.0.2.1", "host.name", "h" + host);
    }
    assertThat(groups()).allMatch(g -> g.habit().company().isEmpty());
  }

  @Test
  void whatAnAllowedScannerDoesIsInformationalAndNoPartOfAnAttack() {
    noise();
    attack("web01", 50 * HOUR);
    add("suricata", "port scan", 50 * HOUR, "source.ip", "10.9.0.5", "host.name", "web01");
    add("wazuh", "suspicious url", 50 * HOUR, "source.ip", "203.0.113.5", "host.name", "web01");
    Expected expected = Expected.of(List.of("10.9.0.0/24"), List.of());
    AlertGrouper grouper = new AlertGrouper(expected);
    findings.forEach(grouper::accept);
    List<AlertGroup> groups = grouper.finish(new EntityHistory());
    assertThat(groups)
        .filteredOn(g -> !g.habit().expected().isEmpty())
        .singleElement()
        .satisfies(
            g -> {
              assertThat(g.severity()).isEqualTo(Severity.INFORMATIONAL);
              assertThat(g.severityReasons().getLast())
                  .isEqualTo("Expected: 10.9.0.5 may scan (detection.scanners).");
              assertThat(g.habit().company()).isEmpty();
            });
    assertThat(groups).anyMatch(g -> g.habit().company().length() > 0);
  }

  @Test
  void whatIsMaintainedExcusesNothingGrave() {
    alert("wazuh", "service installed", "web01", HOUR);
    line++;
    RuleInfo grave = Findings.rule("credentials dumped", Severity.HIGH, "T1003");
    findings.add(
        Findings.on(
            grave,
            Findings.event("w", line, T0 + HOUR, "windows.evtx", "host.name", "web01.corp")));
    Expected expected =
        Expected.of(List.of(), List.of("2026-03-16T00:30Z/2026-03-16T02:00Z web01"));
    AlertGrouper grouper = new AlertGrouper(expected);
    findings.forEach(grouper::accept);
    assertThat(grouper.finish(new EntityHistory()))
        .extracting(AlertGroup::severity)
        .containsExactlyInAnyOrder(Severity.INFORMATIONAL, Severity.HIGH);
  }

  @Property(tries = 5)
  void orderOfArrivalChangesNothing(@ForAll long seed) {
    noise();
    attack("web01", 50 * HOUR);
    List<Incident> before = incidents();
    Collections.shuffle(findings, new Random(seed));
    assertThat(incidents()).isEqualTo(before);
    findings.clear();
    line = 0;
  }

  private void noise() {
    for (int day = 0; day < 4; day++) {
      for (int hour = 0; hour < 24; hour += 2) {
        alert("suricata", "odd record", "web01", day * DAY + hour * HOUR);
        alert("wazuh", "log-on", "mail01", day * DAY + hour * HOUR);
      }
    }
  }

  private void attack(String host, long at) {
    alert("suricata", "port scan", host, at);
    alert("wazuh", "suspicious url", host, at + 60);
    alert("wazuh", "web attack", host, at + 70);
    alert("aminer", "new characters in a request", host, at + 80);
    alert("aminer", "new command", host, at + 900);
    alert("wazuh", "sudo to root", host, at + 910);
  }

  private void alert(String product, String title, String host, long after) {
    add(product, title, after, "host.name", host);
  }

  private void add(String product, String title, long after, String... fields) {
    line++;
    RuleInfo rule =
        new RuleInfo(
            "vendor:" + product + ":" + title,
            title,
            Severity.LOW,
            product,
            RuleInfo.Kind.VENDOR,
            List.of(),
            tactic(title),
            "",
            List.of());
    findings.add(
        Findings.on(rule, Findings.event("alerts", line, T0 + after, "wazuh.alert", fields)));
  }

  private static List<String> tactic(String title) {
    return switch (title) {
      case "port scan", "suspicious url" -> List.of("reconnaissance");
      case "web attack" -> List.of("initial-access");
      case "sudo to root" -> List.of("privilege-escalation");
      default -> List.of();
    };
  }

  private List<AlertGroup> groups() {
    AlertGrouper grouper = new AlertGrouper();
    findings.forEach(grouper::accept);
    return grouper.finish(new EntityHistory());
  }

  private List<Incident> incidents() {
    List<AlertGroup> groups = groups();
    List<Alert> alerts = TRIAGE.alerts(groups);
    return new IncidentBuilder().build(alerts, groups, new Moves()).incidents();
  }
}
