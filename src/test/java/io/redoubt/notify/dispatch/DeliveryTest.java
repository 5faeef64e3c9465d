package io.redoubt.notify.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.Severity;
import io.redoubt.event.port.Outbox.Notice;
import io.redoubt.event.port.Outbox.State;
import io.redoubt.testing.receive.HttpReceiver;
import io.redoubt.testing.receive.Script;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// From a change in the ledger to a receiver, with everything that may go wrong between.
class DeliveryTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Duration LATER = Duration.ofMinutes(1);

  @TempDir private Path folder = Path.of("");
  private final HttpReceiver receiver = HttpReceiver.plain();

  @SuppressWarnings("NullAway.Init")
  private Bench bench;

  @BeforeEach
  void begins() {
    bench = new Bench(folder);
  }

  @AfterEach
  void ends() {
    bench.close();
    receiver.close();
  }

  private void webhook(String... more) {
    Map<String, String> values = new HashMap<>();
    values.put("channels.hook.type", "webhook");
    values.put("channels.hook.url", receiver.url("/in"));
    values.put("channels.hook.allow-plaintext", "true");
    for (int i = 0; i < more.length; i += 2) {
      values.put(more[i], more[i + 1]);
    }
    bench.plan(values);
  }

  private void pager() {
    bench.plan(
        Map.of(
            "channels.pager.type", "pagerduty",
            "channels.pager.url", receiver.url("/v2/enqueue"),
            "channels.pager.routing-key", "R0UTINGKEY",
            "channels.pager.allow-plaintext", "true"));
  }

  private List<JsonNode> bodies() {
    return receiver.got().stream().map(got -> JSON.readTree(got.body())).toList();
  }

  private List<String> said(String path) {
    return bodies().stream().map(body -> body.at(path).asString("")).toList();
  }

  private void later() {
    bench.drain();
    bench.passes(LATER);
    bench.drain();
  }

  @Test
  void anAlertIsToldOnceHoweverOftenItGrows() {
    webhook();
    bench.alert("A", Severity.HIGH);
    later();
    for (int events = 4; events < 9; events++) {
      bench.alert("A", Severity.HIGH, "", "undetermined", events);
      later();
    }
    assertThat(said("/notifications/0/action")).containsExactly("raise");
    assertThat(bench.notices(State.SENT)).hasSize(1);
  }

  @Test
  void whatGetsWorseIsJudgedOtherwiseOrClosedIsTold() {
    webhook();
    bench.alert("A", Severity.MEDIUM);
    later();
    bench.alert("A", Severity.HIGH);
    later();
    bench.alert("A", Severity.HIGH, "", "true_positive", 3);
    later();
    bench.status("A", "acknowledged");
    later();
    bench.status("A", "closed");
    later();
    bench.status("A", "reopened");
    later();
    assertThat(said("/notifications/0/action"))
        .containsExactly("raise", "update", "update", "acknowledge", "resolve", "raise");
  }

  @Test
  void whatNobodyRoutesIsNotTold() {
    webhook();
    bench.alert("A", Severity.LOW);
    later();
    assertThat(receiver.got()).isEmpty();
    bench.alert("A", Severity.MEDIUM);
    later();
    assertThat(receiver.got()).hasSize(1);
  }

  @Test
  void whatIsClosedBeforeItIsToldIsNeverTold() {
    webhook();
    bench.alert("A", Severity.HIGH);
    bench.route();
    bench.status("A", "closed");
    later();
    assertThat(receiver.got()).isEmpty();
    assertThat(bench.notices(State.DROPPED)).hasSize(1);
  }

  @Test
  void alertsOfAnIncidentWithinTheWindowAreOneMessage() {
    webhook("channels.hook.group", "30s");
    bench.alert("A", Severity.HIGH, "I1", "undetermined", 3);
    bench.alert("B", Severity.HIGH, "I1", "undetermined", 3);
    bench.alert("C", Severity.HIGH, "I2", "undetermined", 3);
    bench.drain();
    assertThat(receiver.got()).isEmpty();
    later();
    assertThat(bodies()).extracting(body -> body.get("notifications").size()).containsExactly(2, 1);
  }

  @Test
  void anAlertThatJoinsAnIncidentWhileItWaitsIsToldWithIt() {
    webhook();
    bench.alert("A", Severity.HIGH);
    bench.route();
    bench.alert("A", Severity.HIGH, "I1", "undetermined", 3);
    bench.alert("B", Severity.HIGH, "I1", "undetermined", 3);
    later();
    assertThat(bodies()).extracting(body -> body.get("notifications").size()).containsExactly(2);
  }

  @Test
  void aBusyReceiverIsAskedAgainWhenItSaid() {
    webhook();
    receiver.then(new Script.Answers(429, Map.of("Retry-After", "120"), ""));
    bench.alert("A", Severity.HIGH);
    later();
    bench.passes(Duration.ofSeconds(119));
    bench.drain();
    assertThat(receiver.got()).hasSize(1);
    bench.passes(Duration.ofSeconds(2));
    bench.drain();
    assertThat(receiver.got()).hasSize(2);
    assertThat(receiver.got().get(0).header("Idempotency-Key"))
        .isNotEmpty()
        .isEqualTo(receiver.got().get(1).header("Idempotency-Key"));
    assertThat(bench.notices(State.SENT)).singleElement().extracting(Notice::attempts).isEqualTo(2);
  }

  @Test
  void brokenReceiversAreAskedAgain() {
    webhook();
    receiver.then(
        new Script.Answers(500), new Script.HangsUp(), new Script.Writes("nonsense\r\n\r\n"));
    bench.alert("A", Severity.HIGH);
    for (int i = 0; i < 10; i++) {
      later();
    }
    assertThat(receiver.got()).hasSize(4);
    assertThat(bench.notices(State.SENT)).hasSize(1);
    assertThat(bench.courier("hook").tally().failed()).isEqualTo(3);
  }

  @Test
  void anAnswerThatBreaksOffAfterItsStatusCounts() {
    webhook();
    receiver.then(new Script.BreaksOff("{\"ok\""));
    bench.alert("A", Severity.HIGH);
    later();
    later();
    assertThat(receiver.got()).hasSize(1);
    assertThat(bench.notices(State.SENT)).hasSize(1);
  }

  @Test
  void whatIsRefusedIsDeadAndCanBeSentAgain() {
    webhook();
    receiver.then(new Script.Answers(403));
    bench.alert("A", Severity.HIGH);
    later();
    assertThat(bench.notices(State.DEAD))
        .singleElement()
        .extracting(Notice::reason)
        .asString()
        .contains("403");
    bench.killed();
    assertThat(bench.outbox().replay(List.of(), Bench.START.toEpochMilli())).isEqualTo(1);
    later();
    assertThat(receiver.got()).hasSize(2);
    assertThat(bench.notices(State.DEAD)).isEmpty();
  }

  @Test
  void whatFailsForTooLongIsDead() {
    webhook("channels.hook.give-up", "1h");
    bench.alert("A", Severity.HIGH);
    receiver.close();
    for (int i = 0; i < 30; i++) {
      bench.passes(Duration.ofMinutes(5));
      bench.drain();
    }
    assertThat(bench.notices(State.DEAD))
        .singleElement()
        .extracting(Notice::reason)
        .asString()
        .startsWith("given up: localhost:");
  }

  @Test
  void anAlertRaisedBeforeAKillIsSentAfterItAndNoneTwice() {
    webhook();
    bench.alert("A", Severity.HIGH);
    bench.killed();
    bench.route();
    bench.killed();
    later();
    bench.killed();
    later();
    assertThat(said("/notifications/0/action")).containsExactly("raise");
  }

  /* The one case in which something is sent twice: the receiver has it, and we died before we knew. */
  @Test
  void whatWasSentAndNotSettledIsSentAgainUnderTheSameId() {
    webhook();
    bench.alert("A", Severity.HIGH);
    later();
    Notice sent = bench.notices(State.SENT).getFirst();
    bench.outbox().settle(List.of(sent.settled(State.WAITING, 0, 0, 0, "")));
    bench.killed();
    later();
    assertThat(said("/notifications/0/id")).hasSize(2).allMatch(id -> id.equals(sent.id()));
  }

  @Test
  void quietHoursHoldBackAllButWhatIsCritical() {
    webhook("channels.hook.quiet-hours", "22:00-07:00", "channels.hook.zone", "Europe/Berlin");
    bench.at("2026-03-02T23:30:00Z");
    bench.alert("A", Severity.HIGH);
    bench.alert("B", Severity.CRITICAL);
    later();
    assertThat(said("/notifications/0/alert/id")).containsExactly("B");
    bench.at("2026-03-03T05:59:00Z");
    bench.drain();
    assertThat(receiver.got()).hasSize(1);
    bench.at("2026-03-03T06:00:11Z");
    bench.drain();
    assertThat(said("/notifications/0/alert/id")).containsExactly("B", "A");
  }

  @Test
  void whatBecomesCriticalInQuietHoursIsToldAtOnce() {
    webhook("channels.hook.quiet-hours", "22:00-07:00", "channels.hook.zone", "Europe/Berlin");
    bench.at("2026-03-02T23:30:00Z");
    bench.alert("A", Severity.HIGH);
    later();
    bench.alert("A", Severity.CRITICAL);
    bench.drain();
    assertThat(said("/notifications/0/action")).containsExactly("raise");
  }

  @Test
  void atMostSoManyMessagesGoOutWithinAMinute() {
    webhook("channels.hook.rate", "3", "channels.hook.group", "1s");
    for (int i = 0; i < 10; i++) {
      bench.alert("A" + i, i == 9 ? Severity.CRITICAL : Severity.MEDIUM);
    }
    bench.drain();
    bench.passes(Duration.ofSeconds(2));
    bench.drain();
    assertThat(said("/notifications/0/alert/id")).hasSize(3).startsWith("A9");
    bench.passes(Duration.ofSeconds(57));
    bench.drain();
    assertThat(receiver.got()).hasSize(3);
    bench.passes(Duration.ofSeconds(10));
    bench.drain();
    assertThat(receiver.got()).hasSize(6);
  }

  @Test
  void aPagerIsTriggeredAcknowledgedAndResolvedUnderTheIdOfTheAlert() {
    pager();
    bench.alert("A", Severity.HIGH);
    later();
    bench.status("A", "acknowledged");
    later();
    bench.status("A", "closed");
    later();
    assertThat(said("/event_action")).containsExactly("trigger", "acknowledge", "resolve");
    assertThat(said("/dedup_key")).containsOnly("A");
    assertThat(said("/payload/severity")).containsExactly("error", "", "");
  }

  @Test
  void aPagerIsResolvedWhenTheAlertBecomesPartOfAnother() {
    pager();
    bench.alert("A", Severity.HIGH);
    bench.alert("B", Severity.HIGH);
    later();
    bench.ledger().file(List.of(), Map.of("A", "B"), List.of());
    later();
    assertThat(said("/event_action")).containsExactly("trigger", "trigger", "resolve");
    assertThat(said("/dedup_key").getLast()).isEqualTo("A");
  }

  @Test
  void anAlertThatChangesOftenBeforeItIsLookedAtIsOneChange() {
    webhook();
    bench.alert("A", Severity.MEDIUM);
    long first = bench.outbox().changes(10).getFirst().number();
    bench.alert("A", Severity.HIGH);
    bench.status("A", "acknowledged");
    assertThat(bench.outbox().changes(10))
        .singleElement()
        .satisfies(change -> assertThat(change.number()).isGreaterThan(first));
  }

  @Test
  void whatIsSaidOfAnAlertKeepsItsOrder() {
    webhook("channels.hook.group", "1s");
    receiver.then(new Script.Answers(500));
    bench.alert("A", Severity.HIGH);
    later();
    bench.status("A", "acknowledged");
    bench.route();
    bench.passes(Duration.ofSeconds(3));
    bench.drain();
    later();
    assertThat(said("/notifications/0/action")).containsExactly("raise", "raise", "acknowledge");
  }

  @Test
  void withoutChannelsNothingIsNoted() {
    bench.outbox().follow(false);
    bench.alert("A", Severity.HIGH);
    assertThat(bench.outbox().changes(10)).isEmpty();
  }
}
