package io.redoubt.correlate;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.Severity;
import io.redoubt.event.finding.Alert;
import io.redoubt.event.finding.Disposition;
import io.redoubt.event.finding.Entities;
import io.redoubt.event.finding.EvidencePack;
import io.redoubt.event.finding.Incident;
import io.redoubt.event.finding.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class IncidentBuilderTest {
  private static final Instant T0 = Instant.parse("2026-03-17T02:00:00Z");
  private static final IncidentBuilder BUILDER = new IncidentBuilder();

  private static final Alert SCAN =
      alert("scan", 0, Severity.MEDIUM, "reconnaissance", "source.ip", "203.0.113.66");
  private static final Alert SHELL =
      alert(
          "shell",
          30,
          Severity.HIGH,
          "persistence",
          "source.ip",
          "203.0.113.66",
          "host.name",
          "web01");
  private static final Alert SERVICE =
      alert(
          "service",
          70,
          Severity.HIGH,
          "lateral-movement",
          "host.name",
          "FS01.corp.example.com",
          "source.ip",
          "10.20.0.11");
  private static final Alert ADMIN =
      alert(
          "admin", 90, Severity.HIGH, "impact", "host.name", "fs01", "user.name", "CORP\\da.roth");

  @Test
  void alertsThatShareAnAddressOrAMachineAreOneStory() {
    var stories = BUILDER.build(List.of(SCAN, SHELL, SERVICE, ADMIN));
    assertThat(stories.incidents()).hasSize(2);
    Incident web = stories.incidents().get(0);
    assertThat(web.members()).extracting(Incident.Member::alertId).containsExactly("scan", "shell");
    assertThat(web.members().getLast().why())
        .isEqualTo("It shares the address 203.0.113.66 with \"Title of scan\".");
    assertThat(stories.incidents().get(1).members()).hasSize(2);
    assertThat(stories.alerts()).extracting(Alert::incidentId).doesNotContain("");
  }

  @Test
  void loopbackAndLinkLocalAddressesTieNoMachinesTogether() {
    for (String own : List.of("127.0.0.1", "::1", "::ffff:127.0.0.1", "169.254.3.4", "fe80::7")) {
      List<Alert> alerts =
          List.of(
              alert("a", 0, Severity.HIGH, "persistence", "source.ip", own, "host.name", "web01"),
              alert("b", 5, Severity.HIGH, "impact", "source.ip", own, "host.name", "db01"));
      assertThat(BUILDER.build(alerts).incidents()).as(own).isEmpty();
    }
  }

  @Test
  void aStoryDoesNotBeginWithTracksThatAreCovered() {
    Alert cleared =
        alert("cleared", 20, Severity.HIGH, "defense-evasion", "source.ip", "203.0.113.66");
    Incident story = BUILDER.build(List.of(cleared, SHELL)).incidents().getFirst();
    assertThat(story.course().entry())
        .isEqualTo(
            "Title of shell from 203.0.113.66, 2026-03-17 02:30:00 UTC; what came before may have"
                + " been cleared from the log");
    assertThat(story.course().stage())
        .isEqualTo("defense evasion, since 2026-03-17 02:20:00 UTC (Title of cleared)");
  }

  @Test
  void tacticsStandInTheOrderOfAnAttackAndRaiseTheWhole() {
    Alert path =
        alert(
            "path",
            60,
            Severity.HIGH,
            "execution",
            "host.name",
            "web01",
            "source.ip",
            "10.20.0.11");
    Incident all = BUILDER.build(List.of(ADMIN, SERVICE, path, SHELL, SCAN)).incidents().getFirst();
    assertThat(all.members()).hasSize(5);
    assertThat(all.tactics())
        .containsExactly(
            "reconnaissance", "execution", "persistence", "lateral-movement", "impact");
    assertThat(all.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(all.title()).isEqualTo("Attack on web01, FS01: reconnaissance to impact");
    assertThat(all.timeline()).extracting(Incident.Moment::alertId).startsWith("scan", "shell");
  }

  @Test
  void tacticsThatOneAlertIsFiledUnderAreOneStep() {
    List<String> many =
        List.of("execution", "persistence", "defense-evasion", "credential-access", "discovery");
    Alert script = filed("script", 5, Severity.HIGH, many, "host.name", "web01");
    Alert prompt = filed("prompt", 6, Severity.HIGH, many, "host.name", "web01");
    Alert shell = filed("shell", 9, Severity.MEDIUM, List.of("execution"), "host.name", "web01");
    Incident two = BUILDER.build(List.of(script, prompt)).incidents().getFirst();
    assertThat(two.severity()).isEqualTo(Severity.HIGH);
    assertThat(two.tactics()).hasSize(5);
    Incident three = BUILDER.build(List.of(script, prompt, shell)).incidents().getFirst();
    assertThat(three.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(three.course().severityReasons())
        .contains(
            "Raised to critical: some are of severity high, and 3 alerts show as many tactics.");
  }

  @Test
  void stepsAreAsManyAsTacticsCanBeSharedOutAmongAlerts() {
    Alert all = filed("a", 0, Severity.HIGH, List.of("impact", "execution", "discovery"));
    Alert only = filed("b", 0, Severity.HIGH, List.of("impact"));
    Alert same = filed("c", 0, Severity.HIGH, List.of("impact"));
    Alert none = filed("d", 0, Severity.HIGH, List.of());
    assertThat(new Progress(List.of(all, only)).steps()).isEqualTo(2);
    assertThat(new Progress(List.of(only, all)).steps()).isEqualTo(2);
    assertThat(new Progress(List.of(only, same, none)).steps()).isEqualTo(1);
    assertThat(new Progress(List.of(none)).steps()).isZero();
  }

  @Test
  void whoCoversTracksIsNotTheGravestPart() {
    Alert cleared =
        filed("cleared", 1, Severity.HIGH, List.of("defense-evasion"), "host.name", "a");
    Alert account = filed("account", 2, Severity.HIGH, List.of("persistence"), "host.name", "a");
    Incident story = BUILDER.build(List.of(cleared, account)).incidents().getFirst();
    assertThat(story.verdict().byCode().summary())
        .contains("The gravest part is \"Title of account\".");
  }

  @Test
  void aSingleAlertIsNoIncident() {
    assertThat(BUILDER.build(List.of(SHELL)).incidents()).isEmpty();
  }

  @Test
  void twoAttackersOfOneMachineWhoOnlyTryAreNoStory() {
    Alert other =
        alert(
            "other",
            10,
            Severity.MEDIUM,
            "credential-access",
            "source.ip",
            "198.51.100.9",
            "host.name",
            "web01");
    Alert third =
        alert(
            "third",
            12,
            Severity.MEDIUM,
            "reconnaissance",
            "source.ip",
            "198.51.100.77",
            "host.name",
            "web01");
    assertThat(BUILDER.build(List.of(other, third)).incidents()).isEmpty();
  }

  @Test
  void rootTiesNothing() {
    Alert one = alert("one", 0, Severity.HIGH, "execution", "user.name", "root");
    Alert two = alert("two", 1, Severity.HIGH, "execution", "user.name", "root");
    assertThat(BUILDER.build(List.of(one, two)).incidents()).isEmpty();
  }

  @Test
  void aDayApartIsNoStory() {
    Alert later = alert("later", 24 * 60, Severity.HIGH, "execution", "source.ip", "203.0.113.66");
    assertThat(BUILDER.build(List.of(SCAN, later)).incidents()).isEmpty();
  }

  @Test
  void whatIsOpenOrSmallAloneIsJudgedAgainBesideAnAttack() {
    Alert open = judged(SCAN, Disposition.UNDETERMINED, Severity.MEDIUM, 0.5);
    Alert small = judged(SCAN, Disposition.BENIGN_POSITIVE, Severity.LOW, 0.25);
    Alert typo = judged(SCAN, Disposition.BENIGN_POSITIVE, Severity.LOW, 0.05);
    assertThat(beside(open).verdict().disposition()).isEqualTo(Disposition.TRUE_POSITIVE);
    assertThat(beside(open).severity()).isEqualTo(Severity.MEDIUM);
    assertThat(beside(open).verdict().summary())
        .endsWith(
            "Together with \"Title of shell\", with which it shares the address 203.0.113.66,"
                + " it is judged part of an attack [E1].");
    assertThat(beside(small).severity()).isEqualTo(Severity.MEDIUM);
    assertThat(beside(typo).verdict().disposition()).isEqualTo(Disposition.BENIGN_POSITIVE);
  }

  private static Alert beside(Alert alert) {
    return BUILDER.build(List.of(alert, SHELL)).alerts().stream()
        .filter(a -> a.id().equals(alert.id()))
        .findFirst()
        .orElseThrow();
  }

  private static Alert judged(Alert a, Disposition disposition, Severity severity, double score) {
    Verdict verdict =
        new Verdict.Deterministic(
            disposition,
            severity,
            "execution",
            "It happened.",
            List.of(),
            List.of(),
            List.of(),
            score,
            "00",
            "1",
            null);
    return new Alert(
        a.id(),
        a.title(),
        severity,
        List.of(),
        "new",
        "",
        List.of(),
        List.of(),
        a.tactics(),
        a.entities(),
        1,
        1,
        a.firstSeen(),
        a.lastSeen(),
        a.evidence(),
        verdict);
  }

  @Test
  void orderOfAlertsChangesNothing() {
    List<Alert> alerts = new ArrayList<>(List.of(SCAN, SHELL, SERVICE, ADMIN));
    List<Incident> wanted = BUILDER.build(alerts).incidents();
    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(alerts, new Random(seed));
      assertThat(BUILDER.build(alerts).incidents()).isEqualTo(wanted);
    }
  }

  static Alert alert(String id, int minute, Severity severity, String tactic, String... entities) {
    return filed(id, minute, severity, List.of(tactic), entities);
  }

  private static Alert filed(
      String id, int minute, Severity severity, List<String> tactics, String... entities) {
    TreeMap<String, List<String>> values = new TreeMap<>();
    for (int i = 0; i < entities.length; i += 2) {
      values.put(entities[i], List.of(entities[i + 1]));
    }
    Instant time = T0.plusSeconds(60L * minute);
    Verdict verdict =
        new Verdict.Deterministic(
            Disposition.TRUE_POSITIVE,
            severity,
            "execution",
            "It happened.",
            List.of(),
            List.of(),
            List.of(),
            0.9,
            "00",
            "1",
            null);
    return new Alert(
        id,
        "Title of " + id,
        severity,
        List.of(),
        "new",
        "",
        List.of(),
        List.of(),
        tactics,
        new Entities(values),
        1,
        1,
        time,
        time.plusSeconds(60),
        new EvidencePack(List.of(), "00"),
        verdict);
  }
}
