package io.redoubt.store.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.Severity;
import io.redoubt.event.port.CaseAction;
import io.redoubt.event.port.CaseAction.What;
import io.redoubt.event.port.CaseFile;
import io.redoubt.event.port.CaseFile.Kind;
import io.redoubt.event.port.CaseQuery;
import io.redoubt.event.port.CaseRevision;
import io.redoubt.event.port.CaseStanding;
import io.redoubt.event.port.CaseVerdict;
import io.redoubt.event.port.Cases;
import io.redoubt.event.port.Cases.Acted;
import io.redoubt.event.port.Cases.Filed;
import io.redoubt.event.port.Ledger;
import io.redoubt.event.port.Suppression;
import io.redoubt.event.port.SuppressionScope;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every ledger does with the life of alerts and incidents: decisions under a lock that nobody
/// holds, reopening, suppression, labels. An implementation passes by opening itself.
abstract class CaseLifeContract {
  static final long NOW = LedgerContract.NOW;
  private static final CaseVerdict GUESS =
      new CaseVerdict("deterministic", "undetermined", "medium", "aa");

  @SuppressWarnings("NullAway.Init")
  private Ledger ledger;

  /// Opens the ledger of this test, again the same one when called again.
  abstract Ledger open(Clock clock);

  @BeforeEach
  void opens() {
    ledger = open(LedgerContract.at(NOW));
  }

  @AfterEach
  void closes() {
    ledger.close();
  }

  private static CaseFile alert(String id, Severity severity, long events, String... addresses) {
    return alert(id, severity, events, List.of("r1"), addresses);
  }

  private static CaseFile alert(
      String id, Severity severity, long events, List<String> rules, String... addresses) {
    Map<String, List<String>> marks = Map.of("rule", rules, "source.ip", List.of(addresses));
    String json = "{\"id\":\"" + id + "\",\"events\":" + events + "}";
    return new CaseFile(
        Kind.ALERT, id, id, severity, "I1", 1000, 2000 + events, events, marks, GUESS, json);
  }

  private static CaseFile incident() {
    return incident("I1");
  }

  private static CaseFile incident(String id) {
    return new CaseFile(
        Kind.INCIDENT, id, id, Severity.HIGH, "", 1000, 2000, 3, Map.of(), GUESS, "{}");
  }

  private void file(CaseFile... cases) {
    ledger.cases().file(List.of(cases));
  }

  private Filed find(String id) {
    return ledger.cases().find(Kind.ALERT, id).orElseThrow();
  }

  private static CaseAction action(String id, String caseId, What what) {
    return new CaseAction(id, Kind.ALERT, caseId, NOW + 5, "ana", what);
  }

  private void close(String id, String disposition) {
    var closed = new What.Status("closed", disposition, "because");
    assertThat(ledger.cases().act(action("close " + id, id, closed))).isPresent();
  }

  private static Suppression suppression(String id, Map<String, List<String>> entities) {
    var scope = new SuppressionScope(List.of("r1"), entities, 0, Long.MAX_VALUE, Severity.CRITICAL);
    return new Suppression(id, scope, "scanner", "ana", "ana", NOW, NOW + 1000, 0);
  }

  @Test
  void anIncidentOfWhichOneAlertIsLeftIsNotListedAndItsDecisionsGoOverToTheAlert() {
    file(alert("a1", Severity.LOW, 3, "192.0.2.1"), incident("I1"));
    var seen = new What.Status("acknowledged", "", "");
    var act = new CaseAction("x1", Kind.INCIDENT, "I1", NOW + 5, "ana", seen);
    assertThat(ledger.cases().act(act)).isPresent();
    ledger.file(List.of(), Map.of("I1", "a1"), List.of());
    assertThat(ledger.cases().list(CaseQuery.all(Kind.INCIDENT, 10)).cases()).isEmpty();
    assertThat(ledger.cases().find(Kind.INCIDENT, "I1")).isEmpty();
    assertThat(find("a1").status()).isEqualTo("acknowledged");
    assertThat(ledger.cases().history(Kind.ALERT, "a1")).hasSize(1);
    file(incident("I1"));
    assertThat(ledger.cases().find(Kind.INCIDENT, "I1").orElseThrow().status()).isEqualTo("new");
  }

  @Test
  void anIncidentWhoseAlertsAllBelongToAnotherNowIsFiledAllTheSame() {
    CaseFile alert = alert("a1", Severity.LOW, 3, "192.0.2.1");
    file(alert, incident("I1"));
    CaseFile moved =
        new CaseFile(
            Kind.ALERT, "a1", "a1", Severity.LOW, "I2", 1000, 2004, 4, alert.marks(), GUESS, "{}");
    file(moved, incident("I2"));
    assertThat(find("a1").file().incident()).isEqualTo("I2");
    assertThat(ledger.cases().find(Kind.INCIDENT, "I1")).isPresent();
    assertThat(ledger.cases().find(Kind.INCIDENT, "I2")).isPresent();
  }

  @Test
  void ofTwoWhoSawTheSameRevisionOneWins() {
    file(alert("a1", Severity.LOW, 3, "192.0.2.1"));
    long seen = find("a1").revision();
    Acted first = ledger.cases().act(action("x1", "a1", new What.Assigned("ana")), seen);
    Acted second = ledger.cases().act(action("x2", "a1", new What.Assigned("ben")), seen);
    assertThat(first).isInstanceOf(Acted.Done.class);
    assertThat(second)
        .isInstanceOfSatisfying(
            Acted.Outdated.class, late -> assertThat(late.now().assignee()).isEqualTo("ana"));
    assertThat(find("a1").assignee()).isEqualTo("ana");
    assertThat(ledger.cases().act(action("x3", "none", new What.Note("?")), 0))
        .isInstanceOf(Acted.Unknown.class);
  }

  @Test
  void ofManyAtOnceInTwoProgramsExactlyOneWins() throws InterruptedException, ExecutionException {
    file(alert("a1", Severity.LOW, 3, "192.0.2.1"));
    long seen = find("a1").revision();
    List<Future<Acted>> tries = new ArrayList<>();
    try (Ledger other = open(LedgerContract.at(NOW));
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 40; i++) {
        CaseAction mine = action("x" + i, "a1", new What.Assigned("p" + i));
        Cases cases = i % 2 == 0 ? ledger.cases() : other.cases();
        tries.add(threads.submit(() -> cases.act(mine, seen)));
      }
    }
    int won = 0;
    for (Future<Acted> one : tries) {
      won += one.get() instanceof Acted.Done ? 1 : 0;
    }
    assertThat(won).isOne();
    assertThat(ledger.cases().history(Kind.ALERT, "a1")).hasSize(1);
  }

  @Test
  void aRepetitionIsNoConflict() {
    file(alert("a1", Severity.LOW, 3, "192.0.2.1"));
    CaseAction mine = action("x1", "a1", new What.Assigned("ana"));
    assertThat(ledger.cases().act(mine, 0)).isInstanceOf(Acted.Done.class);
    assertThat(ledger.cases().act(mine, 0)).isInstanceOf(Acted.Done.class);
  }

  @Test
  void growthIsNoRevisionButAnotherVerdictIs() {
    file(alert("a1", Severity.LOW, 3, "192.0.2.1"));
    file(alert("a1", Severity.LOW, 9, "192.0.2.1"));
    assertThat(find("a1").revision()).isZero();
    CaseFile grown = alert("a1", Severity.LOW, 10, "192.0.2.1");
    CaseVerdict worse = new CaseVerdict("merged", "true_positive", "high", "bb");
    file(
        new CaseFile(
            grown.kind(), "a1", "a1", Severity.HIGH, "I1", 1, 2, 10, grown.marks(), worse, "{}"));
    assertThat(find("a1").revision()).isEqualTo(1);
    assertThat(ledger.cases().history(Kind.ALERT, "a1"))
        .singleElement()
        .satisfies(r -> assertThat(r.action().actor()).isEqualTo(CaseAction.SELF))
        .satisfies(r -> assertThat(r.action().what()).isEqualTo(new What.Judged(GUESS, worse)));
  }

  @Test
  void historySaysFromWhatToWhat() {
    file(alert("a1", Severity.LOW, 3, "192.0.2.1"));
    ledger.cases().act(action("x1", "a1", new What.Assigned("ben")));
    close("a1", "true_positive");
    CaseStanding assigned = new CaseStanding("new", "", "ben", "");
    CaseStanding closed = new CaseStanding("closed", "true_positive", "ben", "");
    assertThat(ledger.cases().history(Kind.ALERT, "a1"))
        .extracting(CaseRevision::from, CaseRevision::to)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(CaseStanding.FRESH, assigned),
            org.assertj.core.groups.Tuple.tuple(assigned, closed));
  }

  @Test
  void aClosedAttackThatGoesOnIsOpenAgain() {
    file(alert("a1", Severity.LOW, 3, "192.0.2.1"));
    close("a1", "true_positive");
    file(alert("a1", Severity.LOW, 3, "192.0.2.1"));
    assertThat(find("a1").status()).isEqualTo("closed");
    file(alert("a1", Severity.LOW, 4, "192.0.2.1"));
    assertThat(find("a1").standing())
        .isEqualTo(new CaseStanding("reopened", "true_positive", "", ""));
    assertThat(ledger.cases().history(Kind.ALERT, "a1").getLast().action().what())
        .isInstanceOfSatisfying(
            What.Status.class, s -> assertThat(s.reason()).contains("from 3 to 4 events"));
  }

  @Test
  void aFalseAlarmStaysClosedWhileTheSameGoesOn() {
    file(alert("a1", Severity.LOW, 3, "192.0.2.1"), alert("a2", Severity.LOW, 3, "192.0.2.1"));
    close("a1", "false_positive");
    close("a2", "benign_positive");
    file(alert("a1", Severity.LOW, 90, "192.0.2.1"));
    assertThat(find("a1").status()).isEqualTo("closed");
    file(alert("a1", Severity.HIGH, 91, "192.0.2.1"));
    assertThat(find("a1").status()).isEqualTo("reopened");
    file(alert("a2", Severity.LOW, 4, List.of("r1", "r2"), "192.0.2.1"));
    assertThat(find("a2").status()).isEqualTo("reopened");
  }

  @Test
  void decisionsBecomeLabelsThatOutliveTheCase() {
    file(alert("a1", Severity.LOW, 3, "192.0.2.1"));
    ledger.cases().act(action("n", "a1", new What.Note("no label")));
    close("a1", "false_positive");
    ledger.cases().forget(NOW + 100);
    assertThat(ledger.feedback().list(0, 10))
        .singleElement()
        .satisfies(l -> assertThat(l.disposition()).isEqualTo("false_positive"))
        .satisfies(l -> assertThat(l.verdict()).isEqualTo(GUESS))
        .satisfies(l -> assertThat(l.json()).contains("\"events\":3"))
        .satisfies(l -> assertThat(ledger.feedback().list(l.number(), 10)).isEmpty());
  }

  @Test
  void whatIsNotNotedIsSaidAgain() {
    file(alert("a1", Severity.LOW, 3, "192.0.2.1"));
    close("a1", "false_positive");
    assertThat(ledger.cases().unnoted(5)).extracting(r -> r.action().id()).hasSize(1);
    ledger.cases().noted(List.of("close a1"));
    assertThat(ledger.cases().unnoted(5)).isEmpty();
  }

  @Test
  void aSuppressionMarksWhatItCoversAndNothingElse() {
    file(
        alert("in", Severity.HIGH, 3, "10.1.2.3", "10.9.9.9"),
        alert("part", Severity.HIGH, 3, "10.1.2.3", "192.0.2.1"),
        alert("other", Severity.HIGH, 3, List.of("r1", "r2"), "10.1.2.3"));
    ledger.suppressions().add(suppression("s1", Map.of("source.ip", List.of("10.0.0.0/8"))));
    assertThat(find("in").standing().suppressedBy()).isEqualTo("s1");
    assertThat(find("part").standing().suppressedBy()).isEmpty();
    assertThat(find("other").standing().suppressedBy()).isEmpty();
    file(alert("later", Severity.LOW, 1, "10.7.7.7"));
    assertThat(find("later").standing().suppressedBy()).isEqualTo("s1");
    assertThat(ledger.suppressions().hidden()).isEqualTo(Map.of("s1", 2L));
    assertThat(ids(true)).containsExactlyInAnyOrder("in", "later");
    assertThat(ids(false)).containsExactlyInAnyOrder("part", "other");
  }

  private List<String> ids(boolean hidden) {
    CaseQuery all = CaseQuery.all(Kind.ALERT, 10);
    CaseQuery some =
        new CaseQuery(
            all.kind(),
            List.of(),
            List.of(),
            "",
            "",
            0,
            Long.MAX_VALUE,
            List.of(),
            Optional.of(hidden),
            Map.of(),
            "",
            all.order(),
            0,
            10);
    return ledger.cases().list(some).cases().stream().map(c -> c.file().id()).toList();
  }

  @Test
  void whatGrowsBeyondASuppressionIsSeenAgain() {
    ledger.suppressions().add(suppression("s1", Map.of("source.ip", List.of("10.0.0.1"))));
    file(alert("a1", Severity.LOW, 1, "10.0.0.1"));
    assertThat(find("a1").standing().suppressedBy()).isEqualTo("s1");
    file(alert("a1", Severity.LOW, 2, "10.0.0.1", "10.0.0.2"));
    assertThat(find("a1").standing().suppressedBy()).isEmpty();
    assertThat(ledger.cases().history(Kind.ALERT, "a1")).hasSize(2);
  }

  @Test
  void deletingASuppressionShowsWhatItAloneHid() {
    ledger.suppressions().add(suppression("s1", Map.of("source.ip", List.of("10.0.0.1"))));
    ledger.suppressions().add(suppression("s2", Map.of("source.ip", List.of("10.0.0.0/8"))));
    file(alert("a1", Severity.LOW, 1, "10.0.0.1"));
    assertThat(ledger.suppressions().delete("s1", "ben")).isPresent();
    assertThat(find("a1").standing().suppressedBy()).isEqualTo("s2");
    assertThat(ledger.suppressions().delete("s2", "ben")).isPresent();
    assertThat(ledger.suppressions().delete("s2", "ben")).isEmpty();
    assertThat(find("a1").standing().suppressedBy()).isEmpty();
    assertThat(ledger.suppressions().list(false)).isEmpty();
    assertThat(ledger.suppressions().list(true)).hasSize(2);
    assertThat(ledger.suppressions().find("s1").orElseThrow().deleted()).isEqualTo(NOW);
  }

  @Test
  void anExpiredSuppressionHidesNothingNew() {
    ledger.suppressions().add(suppression("s1", Map.of("source.ip", List.of("10.0.0.1"))));
    file(alert("a1", Severity.LOW, 1, "10.0.0.1"));
    ledger.close();
    ledger = open(LedgerContract.at(NOW + 1000));
    file(alert("a2", Severity.LOW, 1, "10.0.0.1"));
    assertThat(find("a1").standing().suppressedBy()).as("hidden while it was active").isNotEmpty();
    assertThat(find("a2").standing().suppressedBy()).isEmpty();
    file(alert("a1", Severity.LOW, 2, "10.0.0.1"));
    assertThat(find("a1").standing().suppressedBy()).as("it went on afterwards").isEmpty();
  }

  @Test
  void anIncidentIsHiddenWhileAllItsAlertsAre() {
    file(
        incident(),
        alert("a1", Severity.LOW, 1, "10.0.0.1"),
        alert("a2", Severity.LOW, 1, "10.0.0.2"));
    ledger.suppressions().add(suppression("s1", Map.of("source.ip", List.of("10.0.0.1"))));
    assertThat(hiddenIncident()).isEmpty();
    ledger.suppressions().add(suppression("s2", Map.of("source.ip", List.of("10.0.0.2"))));
    assertThat(hiddenIncident()).isNotEmpty();
    ledger.suppressions().delete("s1", "ana");
    assertThat(hiddenIncident()).isEmpty();
  }

  private String hiddenIncident() {
    Filed filed = ledger.cases().find(Kind.INCIDENT, "I1").orElseThrow();
    return filed.standing().suppressedBy();
  }

  @Test
  void aClosedAlertOfAnOpenIncidentIsKept() {
    file(incident(), alert("a1", Severity.LOW, 1, "10.0.0.1"));
    close("a1", "true_positive");
    assertThat(ledger.cases().forget(NOW + 100)).isZero();
    var done = new What.Status("closed", "true_positive", "done");
    ledger.cases().act(new CaseAction("i", Kind.INCIDENT, "I1", NOW + 5, "ana", done));
    assertThat(ledger.cases().forget(NOW + 100)).isEqualTo(2);
  }
}
