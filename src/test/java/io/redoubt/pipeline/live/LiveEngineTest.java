package io.redoubt.pipeline.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.port.Delivery;
import io.redoubt.event.port.EventSink;
import io.redoubt.event.port.NumberedEvent;
import io.redoubt.event.port.Taken;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class LiveEngineTest {
  private static final long ARRIVED = Instant.parse("2026-03-18T12:00:00Z").toEpochMilli();

  private final MemoryLog log = new MemoryLog(ARRIVED);
  private final Book book = new Book();

  private LiveEngine engine() {
    return new LiveEngine(
        log,
        new LiveEngine.Reading(Runs.FORMATS, Runs.STAGES, null, 2),
        new LiveEngine.Judging(Runs.detector(), Runs.TRIAGE, book, new Kept()),
        LiveIntake.Limits.STANDARD,
        System::nanoTime);
  }

  private static void until(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < end) {
      LockSupport.parkNanos(1_000_000);
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }

  @Test
  void whatIsTakenBecomesAlertsAndAllIsCounted() throws IOException, InterruptedException {
    List<byte[]> lines = Runs.lines(Path.of("samples/incident/web01/auth.log"));
    try (LiveEngine engine = engine()) {
      engine.start();
      for (int i = 0; i < lines.size(); i += 20) {
        List<byte[]> some = lines.subList(i, Math.min(lines.size(), i + 20));
        assertThat(engine.intake().take(Delivery.of("http", "", some)))
            .isInstanceOf(Taken.Committed.class);
      }
      until(() -> engine.position() == lines.size() && !book.alerts.isEmpty());
      engine.stop(Duration.ofSeconds(30));
      LiveMetrics metrics = engine.metrics(ARRIVED);
      assertThat(metrics.received()).isEqualTo(lines.size());
      assertThat(metrics.committed()).isEqualTo(lines.size());
      assertThat(metrics.parsed() + metrics.unparsed()).isEqualTo(lines.size());
      assertThat(metrics.openAlerts()).isEqualTo(book.alerts.size());
      assertThat(metrics.lag()).isZero();
      assertThat(metrics.pendingAlerts()).isZero();
      assertThat(metrics.deadLetters()).isZero();
    }
  }

  @Test
  void aSinkThatFailsStopsNeitherItselfNorOthers() throws InterruptedException {
    List<Long> fed = new ArrayList<>();
    EventSink faulty =
        new EventSink() {
          private boolean failed;
          private long next;

          @Override
          public long next() {
            return next;
          }

          @Override
          public boolean take(List<NumberedEvent> events, long upTo) {
            if (!failed) {
              failed = true;
              throw new IllegalStateException("a fault");
            }
            synchronized (fed) {
              events.forEach(event -> fed.add(event.sequence()));
            }
            next = upTo;
            return true;
          }
        };
    try (LiveEngine engine = engine()) {
      engine.start();
      Follower follower = engine.feed("faulty", faulty);
      engine.intake().take(Delivery.of("http", "", List.of("a".getBytes(UTF_8))));
      engine.intake().take(Delivery.of("http", "", List.of("b".getBytes(UTF_8))));
      until(() -> follower.position() == 2 && engine.position() == 2);
      synchronized (fed) {
        assertThat(fed).containsExactly(0L, 1L);
      }
      assertThat(engine.deadLetters().letters())
          .anySatisfy(letter -> assertThat(letter.reason()).contains("a fault"));
    }
  }

  @Test
  void whatCannotBePutIsPutLater() throws IOException, InterruptedException {
    book.full = true;
    try (LiveEngine engine = engine()) {
      engine.start();
      engine
          .intake()
          .take(Delivery.of("http", "", Runs.lines(Path.of("samples/incident/web01/auth.log"))));
      until(() -> engine.metrics(ARRIVED).pendingAlerts() > 0);
      synchronized (book) {
        book.full = false;
      }
      until(() -> engine.metrics(ARRIVED).pendingAlerts() == 0);
      assertThat(book.alerts).isNotEmpty();
    }
  }
}
