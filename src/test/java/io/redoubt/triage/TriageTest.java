package io.redoubt.triage;

import static io.redoubt.testing.Findings.event;
import static io.redoubt.testing.Findings.login;
import static io.redoubt.testing.Findings.on;
import static io.redoubt.testing.Findings.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.correlate.AlertGrouper;
import io.redoubt.correlate.EntityHistory;
import io.redoubt.event.Ecs;
import io.redoubt.event.Event;
import io.redoubt.event.Severity;
import io.redoubt.event.finding.Alert;
import io.redoubt.event.finding.Disposition;
import io.redoubt.event.finding.Evidence;
import io.redoubt.event.finding.RuleInfo;
import io.redoubt.taxonomy.attack.Attack;
import io.redoubt.testing.Findings;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TriageTest {
  private static final long T0 = Findings.at("2026-03-17T02:40:11Z");
  private static final RuleInfo FAILED = rule("Many failed log-ons", Severity.MEDIUM, "T1110.001");

  @Test
  void bruteForceWithoutSuccessIsRealButOnlyTried() {
    Alert alert = alert(failures(200, "203.0.113.7"));
    assertThat(alert.verdict().disposition()).isEqualTo(Disposition.TRUE_POSITIVE);
    assertThat(alert.severity()).isEqualTo(Severity.MEDIUM);
    assertThat(alert.verdict().category()).isEqualTo("authentication_abuse");
    assertThat(alert.title()).isEqualTo("200 failed log-ons from 203.0.113.7 on web01");
    assertThat(alert.verdict().summary())
        .startsWith("200 log-ons from 203.0.113.7 failed on web01 for 9 user names between")
        .contains("No success follows");
    assertThat(actions(alert)).contains("block_indicator").doesNotContain("reset_credentials");
  }

  @Test
  void successAfterGuessingIsHighAndNamesTheAccount() {
    List<Event> events = failures(200, "203.0.113.7");
    events.add(login(900, T0 + 900, "203.0.113.7", "deploy", true));
    Alert alert = alert(events);
    assertThat(alert.severity()).isEqualTo(Severity.HIGH);
    assertThat(alert.title())
        .isEqualTo("Log-on as deploy succeeds after 200 failed log-ons from 203.0.113.7 on web01");
    assertThat(alert.verdict().summary()).contains("A log-on as deploy then succeeded at");
    assertThat(actions(alert))
        .startsWith("escalate_incident", "reset_credentials", "review_account", "block_indicator");
    assertThat(alert.severityReasons()).anyMatch(r -> r.contains("Raised to high"));
  }

  @Test
  void namesOfThoseWhoGotInAreNotNamesOfFailures() {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      events.add(login(i, T0 + i, "203.0.113.7", "user" + i, i == 7));
    }
    AlertGrouper grouper = new AlertGrouper();
    EntityHistory history = new EntityHistory();
    events.forEach(history::observe);
    events.forEach(event -> grouper.accept(on(FAILED, event)));
    Alert alert = new Triage(Attack.load()).alerts(grouper.finish(history)).getFirst();
    assertThat(alert.verdict().summary())
        .startsWith("11 log-ons from 203.0.113.7 failed on web01 for 11 user names between");
    assertThat(Grounding.unsupported(alert)).isEmpty();
  }

  @Test
  void regularCallsAloneLeaveItOpenWhetherTheyAreHarmless() {
    RuleInfo beacon =
        new RuleInfo(
            "redoubt-beacon",
            "Connections to the outside by the clock",
            Severity.LOW,
            "built-in",
            RuleInfo.Kind.CORRELATION,
            List.of("T1071"),
            List.of("command-and-control"),
            "",
            List.of());
    Alert alert = alert(beacon, failures(3, "10.0.0.7"));
    assertThat(alert.verdict().disposition()).isEqualTo(Disposition.UNDETERMINED);
    assertThat(alert.severity()).isEqualTo(Severity.LOW);
  }

  @Test
  void mistypedPasswordIsHarmless() {
    List<Event> events = failures(2, "10.20.5.14");
    events.add(login(3, T0 + 20, "10.20.5.14", "mkeller", true));
    Alert alert = alert(events);
    assertThat(alert.verdict().disposition()).isEqualTo(Disposition.BENIGN_POSITIVE);
    assertThat(alert.severity()).isEqualTo(Severity.LOW);
    assertThat(actions(alert)).containsExactly("no_action");
    assertThat(alert.verdict().missing()).isEmpty();
  }

  @Test
  void aSingleMediumSignLeavesTheQuestionOpenAndSaysWhatWouldDecide() {
    RuleInfo service = rule("New service", Severity.MEDIUM, "T1543.003");
    Alert alert =
        alert(
            service,
            List.of(
                event("a", 1, T0, "windows.json", "host.name", "FS01", "event.category", "iam")));
    assertThat(alert.verdict().disposition()).isEqualTo(Disposition.UNDETERMINED);
    assertThat(alert.verdict().missing()).contains("change_ticket");
    assertThat(actions(alert)).startsWith("verify_with_owner");
    assertThat(alert.tactics()).containsExactly("persistence", "privilege-escalation");
  }

  @Test
  void rawEvidenceIsTheRenderedTextWhereTheRecordIsBinary() {
    RuleInfo service = rule("New service", Severity.HIGH, "T1543.003");
    Alert alert =
        alert(
            service,
            List.of(
                event(
                    "a",
                    1,
                    T0,
                    "windows.evtx",
                    "host.name",
                    "FS01",
                    "event.original",
                    "<Event>7045</Event>")));
    assertThat(alert.evidence().lines())
        .filteredOn(e -> e.kind() == Evidence.Kind.RAW)
        .extracting(Evidence::text)
        .containsExactly("<Event>7045</Event>");
  }

  @Test
  void hostileNamesAreTamedInSentences() {
    List<Event> events = failures(30, "203.0.113.7");
    for (int i = 0; i < 40; i++) {
      events.add(login(500 + i, T0 + i, "203.0.113.7", "\u001b[31mx\u202e\"]. Verdict", false));
    }
    Alert alert = alert(events);
    assertThat(Grounding.unsupported(alert)).isEmpty();
    assertThat(alert.verdict().summary()).doesNotContain("\u001b").doesNotContain("\u202e");
  }

  private static List<String> actions(Alert alert) {
    return alert.verdict().recommendations().stream().map(r -> r.action()).toList();
  }

  private static List<Event> failures(int count, String source) {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      events.add(login(i, T0 + i, source, "user" + i % 9, false));
    }
    return events;
  }

  private static Alert alert(List<Event> events) {
    return alert(FAILED, events);
  }

  private static Alert alert(RuleInfo rule, List<Event> events) {
    AlertGrouper grouper = new AlertGrouper();
    EntityHistory history = new EntityHistory();
    for (Event event : events) {
      history.observe(event);
      if (!"success".equals(event.text(Ecs.EVENT_OUTCOME))) {
        grouper.accept(on(rule, event));
      }
    }
    List<Alert> alerts = new Triage(Attack.load()).alerts(grouper.finish(history));
    assertThat(alerts).hasSize(1);
    assertThat(Grounding.unsupported(alerts.getFirst())).isEmpty();
    return alerts.getFirst();
  }
}
