package io.redoubt.store.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.redoubt.event.Severity;
import io.redoubt.event.port.ApiKey;
import io.redoubt.event.port.CaseAction;
import io.redoubt.event.port.CaseAction.What;
import io.redoubt.event.port.CaseFile;
import io.redoubt.event.port.CaseFile.Kind;
import io.redoubt.event.port.CaseQuery;
import io.redoubt.event.port.CaseRevision;
import io.redoubt.event.port.CaseStanding;
import io.redoubt.event.port.Cases.Filed;
import io.redoubt.event.port.Cases.Page;
import io.redoubt.event.port.Changes;
import io.redoubt.event.port.Jobs.Job;
import io.redoubt.event.port.Keys.Made;
import io.redoubt.event.port.Ledger;
import io.redoubt.event.port.LedgerException;
import io.redoubt.event.port.LetterBox;
import io.redoubt.event.port.Snapshot;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every ledger does. An implementation passes by opening itself.
abstract class LedgerContract {
  static final long NOW = 1_790_000_000_000L;

  @SuppressWarnings("NullAway.Init")
  private Ledger ledger;

  /// Opens the ledger of this test, again the same one when called again.
  abstract Ledger open(Clock clock);

  @BeforeEach
  void opens() {
    ledger = open(at(NOW));
  }

  @AfterEach
  void closes() {
    ledger.close();
  }

  static Clock at(long millis) {
    return Clock.fixed(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
  }

  private void reopened(long now) {
    ledger.close();
    ledger = open(at(now));
  }

  static CaseFile alert(String id, Severity severity, long lastSeen) {
    Map<String, List<String>> marks =
        Map.of("rule", List.of("r1", "r2"), "source.ip", List.of("192.0.2." + id.length()));
    String json = "{\"id\":\"" + id + "\",\"at\":" + lastSeen + "}";
    return new CaseFile(
        Kind.ALERT, id, "Title of " + id, severity, "I1", lastSeen - 10, lastSeen, 3, marks, json);
  }

  private List<String> ids(CaseQuery query) {
    return ledger.cases().list(query).cases().stream().map(c -> c.file().id()).toList();
  }

  private List<CaseAction> actions(String id) {
    return ledger.cases().history(Kind.ALERT, id).stream().map(CaseRevision::action).toList();
  }

  private static CaseAction action(String id, String caseId, What what) {
    return new CaseAction(id, Kind.ALERT, caseId, NOW + 5, "ana", what);
  }

  @Test
  void keepsACaseAsItWasFiled() {
    CaseFile file = alert("a1", Severity.HIGH, 1000);
    ledger.cases().file(List.of(file));
    reopened(NOW + 1);
    Filed filed = ledger.cases().find(Kind.ALERT, "a1").orElseThrow();
    assertThat(filed).isEqualTo(new Filed(file, CaseStanding.FRESH, 0, NOW, NOW));
    assertThat(ledger.cases().find(Kind.INCIDENT, "a1")).isEmpty();
  }

  @Test
  void filingTheSameAgainChangesNothing() {
    CaseFile file = alert("a1", Severity.HIGH, 1000);
    ledger.cases().file(List.of(file));
    reopened(NOW + 1);
    ledger.cases().file(List.of(file, file));
    assertThat(ledger.cases().find(Kind.ALERT, "a1").orElseThrow().updated()).isEqualTo(NOW);
    assertThat(ledger.cases().list(CaseQuery.all(Kind.ALERT, 10)).total()).isOne();
  }

  @Test
  void whatPeopleDecidedSurvivesAFilingAnew() {
    ledger.cases().file(List.of(alert("a1", Severity.LOW, 1000)));
    ledger.cases().act(action("x1", "a1", new What.Status("closed", "false_positive", "backup")));
    ledger.cases().act(action("x2", "a1", new What.Assigned("ben")));
    ledger.cases().file(List.of(alert("a1", Severity.CRITICAL, 2000)));
    Filed filed = ledger.cases().find(Kind.ALERT, "a1").orElseThrow();
    assertThat(filed.standing()).isEqualTo(new CaseStanding("closed", "false_positive", "ben", ""));
    assertThat(filed.file().severity()).isEqualTo(Severity.CRITICAL);
    assertThat(actions("a1")).extracting(CaseAction::id).containsExactly("x1", "x2");
  }

  @Test
  void theSameActionTwiceIsOne() {
    ledger.cases().file(List.of(alert("a1", Severity.LOW, 1000)));
    CaseAction note = action("x1", "a1", new What.Note("seen"));
    assertThat(ledger.cases().act(note)).isPresent();
    assertThat(ledger.cases().act(note)).isPresent();
    assertThat(actions("a1")).containsExactly(note);
  }

  @Test
  void anActionOnNothingIsNotKept() {
    assertThat(ledger.cases().act(action("x1", "none", new What.Note("?")))).isEmpty();
    assertThat(actions("none")).isEmpty();
  }

  @Test
  void listsWorstFirstPageByPage() {
    ledger
        .cases()
        .file(
            List.of(
                alert("a1", Severity.LOW, 5000),
                alert("a2", Severity.HIGH, 1000),
                alert("a3", Severity.HIGH, 2000)));
    CaseQuery query = CaseQuery.all(Kind.ALERT, 2);
    Page page = ledger.cases().list(query);
    assertThat(page.cases()).extracting(c -> c.file().id()).containsExactly("a3", "a2");
    assertThat(page.total()).isEqualTo(3);
    Page rest = ledger.cases().list(query.from(page.next().orElseThrow()));
    assertThat(rest.cases()).extracting(c -> c.file().id()).containsExactly("a1");
    assertThat(rest.next()).isEmpty();
  }

  @Test
  void narrowsByWhatIsAsked() {
    ledger
        .cases()
        .file(List.of(alert("a1", Severity.LOW, 5000), alert("b22", Severity.HIGH, 1000)));
    ledger.cases().act(action("x1", "a1", new What.Status("closed", "", "")));
    assertThat(ids(query(List.of(Severity.HIGH), List.of(), Map.of(), ""))).containsExactly("b22");
    assertThat(ids(query(List.of(), List.of("closed"), Map.of(), ""))).containsExactly("a1");
    assertThat(ids(query(List.of(), List.of(), Map.of("source.ip", "192.0.2.3"), "")))
        .containsExactly("b22");
    assertThat(ids(query(List.of(), List.of(), Map.of("rule", "r1", "source.ip", "x"), "")))
        .isEmpty();
    assertThat(ids(query(List.of(), List.of(), Map.of(), "OF A1"))).containsExactly("a1");
    assertThat(ids(query(List.of(), List.of(), Map.of(), "%"))).isEmpty();
  }

  private static CaseQuery query(
      List<Severity> severities, List<String> statuses, Map<String, String> marks, String text) {
    return new CaseQuery(
        Kind.ALERT,
        severities,
        statuses,
        "",
        "I1",
        1,
        9000,
        marks,
        text,
        CaseQuery.Order.NEWEST,
        0,
        10);
  }

  @Test
  void aCaseThatBecamePartOfAnotherLeadsThere() {
    ledger
        .cases()
        .file(List.of(alert("old", Severity.LOW, 1000), alert("whole", Severity.LOW, 1000)));
    ledger.cases().act(action("x1", "old", new What.Status("acknowledged", "", "")));
    ledger.file(List.of(), Map.of("old", "whole", "never", "whole"), List.of());
    assertThat(ids(CaseQuery.all(Kind.ALERT, 10))).containsExactly("whole");
    Filed filed = ledger.cases().find(Kind.ALERT, "old").orElseThrow();
    assertThat(filed.file().id()).isEqualTo("whole");
    assertThat(filed.status()).isEqualTo("acknowledged");
    assertThat(actions("old")).hasSize(1);
    ledger.file(List.of(alert("old", Severity.LOW, 1000)), Map.of(), List.of());
    assertThat(ledger.cases().find(Kind.ALERT, "old").orElseThrow().file().id()).isEqualTo("old");
  }

  @Test
  void filesCasesAndSnapshotsTogether() {
    Snapshot snapshot = snapshot("detect", 7);
    ledger.file(List.of(alert("a1", Severity.LOW, 1000)), Map.of(), List.of(snapshot));
    reopened(NOW);
    assertThat(ledger.cases().find(Kind.ALERT, "a1")).isPresent();
    assertThat(ledger.snapshots().of("detect"))
        .first()
        .usingRecursiveComparison()
        .isEqualTo(snapshot);
  }

  private static Snapshot snapshot(String name, long next) {
    byte[] bytes = ("state at " + next).getBytes(StandardCharsets.UTF_8);
    return new Snapshot(name, 1, next, NOW, bytes);
  }

  @Test
  void keepsTheLastFewSnapshots() {
    for (int next = 1; next <= 5; next++) {
      ledger.snapshots().put(snapshot("detect", next));
    }
    ledger.snapshots().put(snapshot("other", 9));
    assertThat(ledger.snapshots().of("detect"))
        .extracting(Snapshot::next)
        .containsExactly(5L, 4L, 3L);
    assertThat(ledger.snapshots().of("other")).hasSize(1);
  }

  @Test
  void forgetsWhatIsClosedAndOldAndNothingThatIsOpen() {
    ledger
        .cases()
        .file(List.of(alert("a1", Severity.LOW, 1000), alert("a2", Severity.CRITICAL, 1000)));
    ledger.cases().act(action("x1", "a1", new What.Status("closed", "true_positive", "done")));
    assertThat(ledger.cases().forget(NOW + 5)).isZero();
    assertThat(ledger.cases().forget(NOW + 6)).isOne();
    assertThat(ledger.cases().find(Kind.ALERT, "a1")).isEmpty();
    assertThat(actions("a1")).isEmpty();
    assertThat(ledger.cases().find(Kind.ALERT, "a2")).isPresent();
  }

  @Test
  void aKeyOpensUntilItIsRevoked() {
    assertThat(ledger.keys().any()).isFalse();
    Made.Key made = (Made.Key) ledger.keys().create("ship", Set.of("ingest", "read"), 0);
    reopened(NOW);
    ApiKey found = ledger.keys().find(made.secret()).orElseThrow();
    assertThat(found).isEqualTo(made.key());
    assertThat(ledger.keys().find(made.secret() + "x")).isEmpty();
    assertThat(ledger.keys().find("")).isEmpty();
    assertThat(ledger.keys().revoke("ship")).isTrue();
    assertThat(ledger.keys().revoke("ship")).isFalse();
    assertThat(ledger.keys().find(made.secret())).isEmpty();
    assertThat(ledger.keys().any()).isTrue();
    assertThat(ledger.keys().list()).singleElement().extracting(ApiKey::revoked).isEqualTo(NOW);
  }

  @Test
  void aKeyEndsWhenItExpires() {
    Made.Key made = (Made.Key) ledger.keys().create("ship", Set.of("ingest"), NOW + 10);
    assertThat(ledger.keys().find(made.secret())).isPresent();
    reopened(NOW + 10);
    assertThat(ledger.keys().find(made.secret())).isEmpty();
  }

  @Test
  void aNameIsGivenOnce() {
    ledger.keys().create("ship", Set.of("ingest"), 0);
    assertThat(ledger.keys().create("ship", Set.of("read"), 0)).isInstanceOf(Made.Exists.class);
    ledger.keys().revoke("ship");
    assertThat(ledger.keys().create("ship", Set.of("read"), 0)).isInstanceOf(Made.Key.class);
  }

  @Test
  void aRotatedKeyOpensThroughTheOverlapAndTheNewOneGoesOn() {
    String old = ((Made.Key) ledger.keys().create("shipper", Set.of("ingest"), 0)).secret();
    Made.Key fresh = ledger.keys().rotate("shipper", 1000, 0).orElseThrow();
    assertThat(fresh.key().scopes()).containsExactly("ingest");
    assertThat(ledger.keys().find(old)).isPresent();
    assertThat(ledger.keys().create("shipper", Set.of("read"), 0)).isInstanceOf(Made.Exists.class);
    reopened(NOW + 1000);
    assertThat(ledger.keys().find(old)).isEmpty();
    assertThat(ledger.keys().find(fresh.secret())).isPresent();
    Made.Key third = ledger.keys().rotate("shipper", 5000, 0).orElseThrow();
    assertThat(ledger.keys().revoke("shipper")).isTrue();
    assertThat(ledger.keys().find(fresh.secret())).isEmpty();
    assertThat(ledger.keys().find(third.secret())).isEmpty();
    assertThat(ledger.keys().rotate("shipper", 1, 0)).isEmpty();
  }

  @Test
  void anOverlapNeverLetsAKeyLiveLonger() {
    String old = ((Made.Key) ledger.keys().create("k", Set.of("read"), NOW + 10)).secret();
    ledger.keys().rotate("k", Long.MAX_VALUE, 0);
    reopened(NOW + 10);
    assertThat(ledger.keys().find(old)).isEmpty();
  }

  @Test
  void keepsDeadLettersUntilTheyAreRemoved() {
    LetterBox box = ledger.letters();
    box.put(List.of(letter(7, "parse", NOW), letter(-1, "index", NOW), letter(8, "parse", NOW)));
    box.put(List.of(letter(7, "parse", NOW + 5)));
    reopened(NOW + 10);
    box = ledger.letters();
    LetterBox.Page page = box.list("", 0, 2);
    assertThat(page.total()).isEqualTo(3);
    assertThat(page.letters()).extracting(LetterBox.Letter::sequence).containsExactly(8L, -1L);
    LetterBox.Page rest = box.list("", page.next().orElseThrow(), 2);
    assertThat(rest.letters()).hasSize(1).first().extracting(LetterBox.Letter::times).isEqualTo(2L);
    assertThat(rest.letters().getFirst().last()).isEqualTo(NOW + 5);
    assertThat(rest.next()).isEmpty();
    assertThat(box.list("index", 0, 10).total()).isEqualTo(1);
    assertThat(box.records("", 10)).extracting(LetterBox.Letter::sequence).containsExactly(7L, 8L);
    long id = box.records("parse", 1).getFirst().id();
    assertThat(box.remove(List.of(id, 999L))).isEqualTo(1);
    assertThat(box.find(id)).isEmpty();
  }

  private static LetterBox.Letter letter(long sequence, String stage, long at) {
    return new LetterBox.Letter(0, sequence, stage, "a fault", at, at, 1);
  }

  @Test
  void refusesNamesThatAreNone() {
    assertThatThrownBy(() -> ledger.keys().create("a b", Set.of("read"), 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ledger.keys().create("ab", Set.of(), 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void keepsJobs() {
    Job job = new Job("j1", "reindex", "queued", "ana", NOW, NOW, "{}");
    ledger.jobs().put(job);
    Job done = new Job("j1", "reindex", "done", "ana", NOW, NOW + 1, "{\"n\":1}");
    ledger.jobs().put(done);
    reopened(NOW);
    assertThat(ledger.jobs().find("j1")).contains(done);
    assertThat(ledger.jobs().list("", 10)).containsExactly(done);
    assertThat(ledger.jobs().list("queued", 10)).isEmpty();
    assertThat(ledger.jobs().forget(NOW + 2)).isOne();
  }

  private List<String> changed(long number) {
    return ledger.changes().after(number, 100).stream().map(Changes.Change::id).toList();
  }

  @Test
  void changesAreToldInTheOrderOfTheirCommitsWhateverTheClockSays() {
    assertThat(ledger.changes().last()).isZero();
    ledger.cases().file(List.of(alert("A1", Severity.LOW, 10), alert("A2", Severity.LOW, 10)));
    long heard = ledger.changes().last();
    reopened(NOW - 60_000);
    ledger.cases().file(List.of(alert("A3", Severity.LOW, 10), alert("A1", Severity.LOW, 10)));
    assertThat(changed(heard)).containsExactly("A3");
    ledger.jobs().put(new Job("J", "analyse", "queued", "", NOW - 90_000, NOW - 90_000, "{}"));
    ledger.cases().file(List.of(alert("A1", Severity.HIGH, 20)));
    ledger.jobs().put(new Job("J", "analyse", "done", "", NOW - 90_000, NOW - 80_000, "{}"));
    assertThat(changed(heard)).containsExactly("A3", "A1", "J");
    assertThat(changed(0)).containsExactly("A2", "A3", "A1", "J");
    assertThat(ledger.changes().after(0, 2)).hasSize(2);
    assertThat(ledger.changes().after(heard, 9).getFirst().kind()).contains(Kind.ALERT);
    ledger.jobs().forget(NOW);
    assertThat(changed(0)).containsExactly("A2", "A3", "A1");
  }

  @Test
  void aMomentLeadsToTheFirstChangeThatWasStampedThen() {
    ledger.cases().file(List.of(alert("A1", Severity.LOW, 10)));
    reopened(NOW + 5);
    ledger.cases().file(List.of(alert("A2", Severity.LOW, 10)));
    reopened(NOW - 5);
    ledger.cases().file(List.of(alert("A3", Severity.LOW, 10)));
    assertThat(changed(ledger.changes().before(NOW))).containsExactly("A1", "A2", "A3");
    assertThat(changed(ledger.changes().before(NOW + 1))).containsExactly("A2", "A3");
    assertThat(changed(ledger.changes().before(NOW + 6))).isEmpty();
  }

  @Test
  void manyAtATimeLoseNothing() {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 200; i++) {
        String id = "a" + i;
        threads.execute(() -> ledger.cases().file(List.of(alert(id, Severity.LOW, 1000))));
      }
    }
    reopened(NOW);
    assertThat(ids(CaseQuery.all(Kind.ALERT, 1000))).hasSize(200).doesNotHaveDuplicates();
  }

  @Test
  void refusesWhenClosed() {
    ledger.close();
    assertThatThrownBy(() -> ledger.keys().any()).isInstanceOf(LedgerException.class);
    ledger = open(at(NOW));
  }
}
