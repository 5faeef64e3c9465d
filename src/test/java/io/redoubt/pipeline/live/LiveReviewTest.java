package io.redoubt.pipeline.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.Severity;
import io.redoubt.event.finding.Alert;
import io.redoubt.event.finding.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class LiveReviewTest {
  private static final long ARRIVED = Instant.parse("2026-03-18T12:00:00Z").toEpochMilli();
  private static final long SECOND = 1_000_000_000L;

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

  private Verdict answer(Alert alert) {
    asked.add(alert.id());
    if (alert.severity() == Severity.LOW) {
      throw new IllegalStateException("a fault");
    }
    return alert.verdict();
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
    try (LiveReview review = new LiveReview(this::answer, letters, nanos::get)) {
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
    try (LiveReview review = new LiveReview(this::answer, letters, nanos::get)) {
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
