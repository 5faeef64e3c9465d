package io.redoubt.pipeline.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.Severity;
import io.redoubt.event.finding.Alert;
import io.redoubt.event.finding.Incident;
import io.redoubt.event.finding.Verdict;
import io.redoubt.event.port.CaseFile.Kind;
import io.redoubt.event.port.TriageQueue.State;
import io.redoubt.event.port.TriageQueue.Ticket;
import io.redoubt.event.port.TriageQueue.Urgency;
import io.redoubt.testing.Analyses;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class LiveReviewTest {
  private static final long ARRIVED = Instant.parse("2026-03-18T12:00:00Z").toEpochMilli();
  private static final long SECOND = 1_000_000_000L;

  private static final LiveAlerts.Standings NOTHING =
      new LiveAlerts.Standings(List.of(), List.of(), Map.of());

  private final AtomicLong nanos = new AtomicLong();
  private final DeadLetters letters = new DeadLetters();
  private final List<String> asked = new CopyOnWriteArrayList<>();

  private static List<Alert> alerts() throws IOException {
    Book book = new Book();
    DeadLetters none = new DeadLetters();
    LiveDetection live = Runs.detection(book, none);
    List<byte[]> lines = Runs.lines(Path.of("samples/incident/web01/auth.log"));
    Runs.feed(live, Runs.log(ARRIVED, lines, 50), Runs.reader(none));
    live.tell(true);
    List<Alert> alerts = new ArrayList<>(book.alerts.values());
    alerts.sort(Alert.RANK);
    return alerts;
  }

  /* Says what code says; fails about what is mild. */
  private final class Echo implements CaseReviewer {
    private final boolean there;

    private Echo(boolean there) {
      this.there = there;
    }

    @Override
    public boolean open() {
      return there;
    }

    @Override
    public Verdict review(Alert alert) {
      asked.add(alert.id());
      if (alert.severity() == Severity.LOW) {
        throw new IllegalStateException("a fault");
      }
      return alert.verdict();
    }

    @Override
    public Verdict review(Incident incident, Map<String, Alert> alerts) {
      asked.add(incident.id());
      assertThat(alerts.keySet())
          .containsExactlyInAnyOrderElementsOf(
              incident.members().stream().map(Incident.Member::alertId).toList());
      return incident.verdict();
    }
  }

  private LiveReview review(LiveAlerts.Standings standings) {
    return new LiveReview(new Echo(true), () -> standings, letters, nanos::get);
  }

  private static LiveAlerts.Standings standings() throws IOException {
    var analysis = Analyses.of("samples/incident");
    return new LiveAlerts.Standings(analysis.alerts(), analysis.incidents(), Map.of());
  }

  @Test
  void asksAboutAnIncidentAfterItsAlerts() throws IOException {
    LiveAlerts.Standings all = standings();
    Incident incident = all.incidents().getFirst();
    Map<String, Alert> byId = new HashMap<>();
    all.alerts().forEach(alert -> byId.put(alert.id(), alert));
    try (LiveReview review = review(all)) {
      review.wanted(incident, byId);
      incident.members().forEach(m -> review.wanted(Objects.requireNonNull(byId.get(m.alertId()))));
      review.start();
      nanos.addAndGet(4 * SECOND);
      until(() -> asked.contains(incident.id()));
      assertThat(asked.getLast()).isEqualTo(incident.id());
      assertThat(asked).hasSize(incident.members().size() + 1);
      until(() -> review.look(Kind.INCIDENT, incident.id()).state() == State.DONE);
      assertThat(review.reviewed(all).incidents()).hasSameSizeAs(all.incidents());
    }
  }

  @Test
  void whatSomebodyWaitsForComesFirstAndAtOnce() throws IOException {
    LiveAlerts.Standings all = standings();
    Alert worst = all.alerts().getFirst();
    Alert urgent = all.alerts().stream().filter(a -> !a.equals(worst)).findFirst().orElseThrow();
    try (LiveReview review = review(all)) {
      review.wanted(worst);
      assertThat(review.look(Kind.ALERT, urgent.id()).state()).isEqualTo(State.IDLE);
      assertThat(review.ask(Kind.ALERT, worst.id(), Urgency.NORMAL))
          .isEqualTo(new Ticket(State.QUEUED, 0));
      assertThat(review.ask(Kind.ALERT, urgent.id(), Urgency.NOW))
          .isEqualTo(new Ticket(State.QUEUED, 0));
      assertThat(review.look(Kind.ALERT, worst.id())).isEqualTo(new Ticket(State.QUEUED, 1));
      review.start();
      until(() -> review.look(Kind.ALERT, urgent.id()).state() == State.DONE);
      assertThat(asked).as("the other one is not calm yet").containsExactly(urgent.id());
      assertThat(review.ask(Kind.ALERT, urgent.id(), Urgency.NOW).state()).isNotEqualTo(State.IDLE);
      until(() -> asked.size() == 2);
      assertThat(review.look(Kind.ALERT, "gone").state()).isEqualTo(State.SETTLED);
    }
  }

  @Test
  void saysThatThereIsNoModel() throws IOException {
    LiveAlerts.Standings all = standings();
    String id = all.alerts().getFirst().id();
    try (LiveReview review = new LiveReview(new Echo(false), () -> all, letters, nanos::get)) {
      review.start();
      until(() -> review.look(Kind.ALERT, id).state() == State.NO_MODEL);
      assertThat(review.ask(Kind.ALERT, id, Urgency.NOW).state()).isEqualTo(State.NO_MODEL);
      assertThat(asked).isEmpty();
    }
  }

  private static void until(BooleanSupplier condition) {
    long end = System.nanoTime() + 60 * SECOND;
    while (!condition.getAsBoolean() && System.nanoTime() < end) {
      LockSupport.parkNanos(1_000_000);
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }

  @Test
  void asksOnceAboutEachAlertThatHasBecomeCalm() throws IOException {
    List<Alert> alerts = alerts();
    try (LiveReview review = review(NOTHING)) {
      alerts.forEach(review::wanted);
      review.start();
      assertThat(review.waiting()).isEqualTo(alerts.size());
      nanos.addAndGet(4 * SECOND);
      until(() -> asked.size() == alerts.size());
      alerts.forEach(review::wanted);
      assertThat(asked).hasSize(alerts.size()).doesNotHaveDuplicates();
      assertThat(asked.getFirst()).isEqualTo(alerts.getFirst().id());
      assertThat(review.came()).as("nobody said anything else").isFalse();
    }
  }

  @Test
  void moreThanCanWaitAreDroppedTheMildestFirst() throws IOException {
    Alert alert = alerts().getFirst();
    try (LiveReview review = review(NOTHING)) {
      for (int i = 0; i < LiveReview.WAITING + 5; i++) {
        review.wanted(renamed(alert, "alert" + i));
      }
      assertThat(review.waiting()).isEqualTo(LiveReview.WAITING);
      assertThat(review.dropped()).isEqualTo(5);
    }
  }

  private static Alert renamed(Alert a, String id) {
    return new Alert(
        id,
        a.title(),
        a.severity(),
        a.severityReasons(),
        a.status(),
        a.incidentId(),
        a.rules(),
        a.techniques(),
        a.tactics(),
        a.entities(),
        a.findingCount(),
        a.eventCount(),
        a.firstSeen(),
        a.lastSeen(),
        a.evidence(),
        a.verdict());
  }
}
