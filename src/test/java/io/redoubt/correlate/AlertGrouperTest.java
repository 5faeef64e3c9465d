package io.redoubt.correlate;

import static io.redoubt.testing.Findings.event;
import static io.redoubt.testing.Findings.login;
import static io.redoubt.testing.Findings.on;
import static io.redoubt.testing.Findings.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.redoubt.event.Event;
import io.redoubt.event.Severity;
import io.redoubt.event.finding.AlertGroup;
import io.redoubt.event.finding.Finding;
import io.redoubt.event.finding.RuleInfo;
import io.redoubt.event.finding.Scene;
import io.redoubt.event.finding.Stretch;
import io.redoubt.testing.Findings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class AlertGrouperTest {
  private static final long T0 = Findings.at("2026-03-17T02:00:00Z");
  private static final RuleInfo FAILED = rule("Failed log-on", Severity.MEDIUM, "T1110.001");

  @Test
  void tenThousandFailedLogOnsFromOneAddressAreOneAlert() {
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      findings.add(on(FAILED, login(i, T0 + i, "203.0.113.7", "user" + i % 30, false)));
    }
    List<AlertGroup> groups = group(findings);
    assertThat(groups).hasSize(1);
    AlertGroup group = groups.getFirst();
    assertThat(group.eventCount()).isEqualTo(10_000);
    assertThat(group.keyValue()).isEqualTo("203.0.113.7");
    assertThat(group.scene()).isEqualTo(Scene.AUTHENTICATION);
    assertThat(group.of("user.name").distinct()).isEqualTo(30);
    assertThat(group.firstSeen()).isEqualTo("2026-03-17T02:00:00Z");
    assertThat(group.lastSeen()).isEqualTo("2026-03-17T04:46:39Z");
    assertThat(group.sample()).hasSizeBetween(2, 12);
  }

  @Test
  void loopbackIsNobodyWhoComesFromMachineToMachine() {
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      String host = i % 2 == 0 ? "web01" : "db01.corp.example.com";
      findings.add(on(FAILED, localLogin(i, host, "root")));
    }
    findings.add(on(FAILED, localLogin(20, "web01", "mkeller")));
    findings.add(on(FAILED, localLogin(21, "db01", "mkeller")));
    assertThat(group(findings))
        .extracting(AlertGroup::keyField, AlertGroup::keyValue, AlertGroup::eventCount)
        .containsExactlyInAnyOrder(
            tuple("host.name", "web01", 10L),
            tuple("host.name", "db01", 10L),
            tuple("user.name", "mkeller", 2L));
  }

  @Test
  void whatACorrelationCountedFromLoopbackIsAboutTheMachine() {
    RuleInfo many = rule("Many", Severity.MEDIUM, RuleInfo.Kind.CORRELATION, "T1110.001");
    List<Finding> findings = new ArrayList<>();
    for (String host : List.of("web01", "web02")) {
      Event last = localLogin(findings.size(), host, "mkeller");
      findings.add(
          new Finding(many, last.time(), List.of(last), 12, Map.of("source.ip", "127.0.0.1")));
    }
    assertThat(group(findings))
        .extracting(AlertGroup::keyValue)
        .containsExactlyInAnyOrder("web01", "web02");
  }

  private static Event localLogin(long line, String host, String user) {
    return event(
        "auth.log",
        line,
        T0 + line,
        "syslog.sshd",
        "event.category",
        "authentication",
        "event.outcome",
        "failure",
        "source.ip",
        "127.0.0.1",
        "user.name",
        user,
        "host.name",
        host);
  }

  @Test
  void twoRulesOnTheSameEventsCountThemOnce() {
    RuleInfo other = rule("Invalid user", Severity.LOW, "T1110.003");
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      findings.add(on(FAILED, login(i, T0 + i, "203.0.113.7", "root", false)));
      findings.add(on(other, login(i, T0 + i, "203.0.113.7", "root", false)));
    }
    AlertGroup group = group(findings).getFirst();
    assertThat(group.eventCount()).isEqualTo(50);
    assertThat(group.findingCount()).isEqualTo(100);
    assertThat(group.of("user.name").of("root")).isEqualTo(50);
  }

  @Test
  void silenceOfSixHoursStartsANewAlertWithAnIdOfItsOwn() {
    List<AlertGroup> groups =
        group(
            List.of(
                on(FAILED, login(1, T0, "203.0.113.7", "root", false)),
                on(FAILED, login(2, T0 + 5 * 3600, "203.0.113.7", "root", false)),
                on(FAILED, login(3, T0 + 12 * 3600, "203.0.113.7", "root", false))));
    assertThat(groups).hasSize(2);
    assertThat(groups.get(0).id()).isNotEqualTo(groups.get(1).id());
  }

  @Test
  void idStaysWhileTheAlertGrows() {
    List<Finding> findings = new ArrayList<>();
    findings.add(on(FAILED, login(1, T0, "203.0.113.7", "root", false)));
    String id = group(findings).getFirst().id();
    for (int i = 2; i < 40; i++) {
      findings.add(on(FAILED, login(i, T0 + i * 900L, "203.0.113.7", "root", false)));
    }
    assertThat(group(findings)).hasSize(1).first().extracting(AlertGroup::id).isEqualTo(id);
  }

  @Test
  void oneSignatureFromManySourcesIsAStorm() {
    RuleInfo signature = rule("ODD TLS RECORD", Severity.LOW, RuleInfo.Kind.VENDOR);
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      String source = "10.1." + i / 200 + "." + i % 200;
      findings.add(on(signature, event("eve", i, T0 + i, "suricata.eve", "source.ip", source)));
    }
    List<AlertGroup> groups = group(findings);
    assertThat(groups).hasSize(1);
    assertThat(groups.getFirst().keyValue()).isEmpty();
    assertThat(groups.getFirst().eventCount()).isEqualTo(500);
    assertThat(groups.getFirst().of("source.ip").complete()).isFalse();
  }

  @Test
  void threeHundredRulesOnOneProcessAreOneAlert() {
    var start =
        event("sysmon", 1, T0, "windows.json", "host.name", "FS01", "event.category", "process");
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      findings.add(on(rule("Rule " + i, Severity.MEDIUM, "T" + (1000 + i)), start));
    }
    List<AlertGroup> groups = group(findings);
    assertThat(groups).hasSize(1);
    assertThat(groups.getFirst().rules()).hasSize(300);
    assertThat(groups.getFirst().eventCount()).isEqualTo(1);
    assertThat(groups.getFirst().severity()).isEqualTo(Severity.HIGH);
  }

  @Test
  void hostsAreTheSameWithAndWithoutTheirDomain() {
    RuleInfo service = rule("Service installed", Severity.MEDIUM, "T1543.003");
    var one = event("a", 1, T0, "windows.json", "host.name", "FS01.corp.example.com");
    var two = event("b", 1, T0 + 60, "syslog", "host.name", "fs01");
    assertThat(group(List.of(on(service, one), on(service, two)))).hasSize(1);
  }

  @Test
  void aCorrelationIsAboutWhatItGroupsBy() {
    RuleInfo spray = rule("Spraying", Severity.HIGH, RuleInfo.Kind.CORRELATION, "T1110.003");
    var event = login(1, T0, "203.0.113.7", "root", false);
    Finding finding =
        new Finding(spray, event.time(), List.of(event), 400, Map.of("user.name", "root"));
    AlertGroup group = group(List.of(finding)).getFirst();
    assertThat(group.keyField()).isEqualTo("user.name");
    assertThat(group.eventCount()).isEqualTo(400);
    assertThat(group.sampled()).isTrue();
  }

  @Test
  void aCorrelationJoinsWhatItCounted() {
    RuleInfo after = rule("Success after", Severity.HIGH, RuleInfo.Kind.CORRELATION, "T1078");
    List<Finding> findings = new ArrayList<>();
    List<Event> counted = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      var event = login(i, T0 + i, "203.0.113.7", "root", false);
      findings.add(on(FAILED, event));
      if (i > 2900) {
        counted.add(event);
      }
    }
    counted.add(login(5000, T0 + 3001, "203.0.113.7", "root", true));
    findings.add(
        new Finding(
            after, counted.getLast().time(), counted, 3001, Map.of("source.ip", "203.0.113.7")));
    List<AlertGroup> groups = group(findings);
    assertThat(groups).hasSize(1);
    assertThat(groups.getFirst().eventCount()).isEqualTo(3001);
    assertThat(groups.getFirst().mainRule().title()).isEqualTo("Success after");
  }

  @Test
  void anAlertSpansAllEventsOfItsFindingsNotThoseAtHand() {
    Event shown = login(1, T0 + 1, "203.0.113.7", "root", false);
    RuleInfo many = rule("Spraying", Severity.HIGH, RuleInfo.Kind.CORRELATION, "T1110.003");
    Finding storm =
        new Finding(many, shown.time(), List.of(shown), 1_500_000, Map.of("source.ip", "x"))
            .over(new Stretch(T0 * 1000, T0 * 1000 + 90_000_000));
    AlertGroup group = group(List.of(storm)).getFirst();
    assertThat(group.eventCount()).isEqualTo(1_500_000);
    assertThat(group.firstSeen()).isEqualTo(Instant.ofEpochSecond(T0));
    assertThat(group.lastSeen()).isEqualTo(Instant.ofEpochSecond(T0 + 90_000));
  }

  @Test
  void findingsWithoutATimeStillGroup() {
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      findings.add(on(FAILED, login(i, -1, "203.0.113.7", "root", false)));
    }
    AlertGroup group = group(findings).getFirst();
    assertThat(group.firstSeen()).isNull();
    assertThat(group.undated()).isEqualTo(20);
  }

  @Property(tries = 40)
  void orderOfArrivalChangesNothing(@ForAll long seed) {
    Random random = new Random(seed);
    List<Finding> findings = mixed(random, 150);
    List<AlertGroup> inOrder = group(findings);
    List<Finding> shuffled = new ArrayList<>(findings);
    Collections.shuffle(shuffled, random);
    assertThat(described(group(shuffled))).isEqualTo(described(inOrder));
  }

  private static List<Finding> mixed(Random random, int count) {
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long second = random.nextInt(20) == 0 ? -1 : T0 + random.nextInt(4 * 86_400);
      String source = "203.0.113." + random.nextInt(random.nextBoolean() ? 3 : 120);
      var event = login(i, second, source, "user" + random.nextInt(9), random.nextInt(9) == 0);
      findings.add(on(FAILED, event));
      if (random.nextInt(3) == 0) {
        findings.add(on(rule("R" + random.nextInt(4), Severity.HIGH, "T1078"), event));
      }
    }
    return findings;
  }

  private static List<String> described(List<AlertGroup> groups) {
    return groups.stream()
        .map(
            g ->
                String.join(
                    "|",
                    g.id(),
                    g.keyValue(),
                    g.severity().id(),
                    g.rules().toString(),
                    g.values().get("user.name") + "",
                    g.eventCount() + "/" + g.findingCount() + "/" + g.undated(),
                    g.firstSeen() + ".." + g.lastSeen(),
                    g.sample().stream().map(e -> e.id()).toList().toString()))
        .toList();
  }

  private static List<AlertGroup> group(List<Finding> findings) {
    AlertGrouper grouper = new AlertGrouper();
    findings.forEach(grouper::accept);
    return grouper.finish(new EntityHistory());
  }
}
