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
import java.util.stream.Stream;
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

  /* Fails at one record, so often. */
  private static final class Faulty implements EventSink {
    private final List<Long> fed = new ArrayList<>();
    private final long at;
    private int failures;
    private long next;

    Faulty(long at, int failures) {
      this.at = at;
      this.failures = failures;
    }

    synchronized List<Long> fed() {
      return List.copyOf(fed);
    }

    @Override
    public synchronized long next() {
      return next;
    }

    @Override
    public synchronized boolean take(List<NumberedEvent> events, long upTo) {
      if (failures > 0 && events.stream().anyMatch(event -> event.sequence() == at)) {
        failures--;
        throw new IllegalStateException("a fault");
      }
      events.forEach(event -> fed.add(event.sequence()));
      next = upTo;
      return true;
    }
  }

  private void take(LiveEngine engine, String... records) {
    List<byte[]> bytes = Stream.of(records).map(record -> record.getBytes(UTF_8)).toList();
    engine.intake().take(Delivery.of("http", "", bytes));
  }

  @Test
  void aSinkThatFailsStopsNeitherItselfNorOthersAndSaysSoMeanwhile() throws InterruptedException {
    Faulty faulty = new Faulty(0, 1);
    try (LiveEngine engine = engine()) {
      engine.start();
      Follower follower = engine.feed("faulty", faulty);
      take(engine, "a", "b");
      until(() -> !follower.trouble().isEmpty() || follower.position() == 2);
      until(() -> follower.position() == 2 && engine.position() == 2);
      assertThat(faulty.fed()).containsExactly(0L, 1L);
      assertThat(follower.trouble()).isEmpty();
      assertThat(engine.deadLetters().letters()).isEmpty();
    }
  }

  @Test
  void oneRecordThatASinkAlwaysFailsAtIsADeadLetterAndTheOthersAreFed() {
    Faulty faulty = new Faulty(1, Integer.MAX_VALUE);
    try (LiveEngine engine = engine()) {
      engine.start();
      Follower follower = engine.feed("faulty", faulty);
      take(engine, "a", "b", "c");
      until(() -> follower.position() == 3);
      until(() -> follower.trouble().isEmpty());
      assertThat(faulty.fed()).containsExactly(0L, 2L);
      assertThat(engine.deadLetters().letters())
          .singleElement()
          .satisfies(letter -> assertThat(letter.sequence()).isEqualTo(1))
          .satisfies(letter -> assertThat(letter.reason()).contains("a fault"));
    }
  }

  @Test
  void aThreadThatEndedIsTold() {
    EventSink broken =
        new EventSink() {
          @Override
          public long next() {
            return 0;
          }

          @Override
          public boolean take(List<NumberedEvent> events, long upTo) {
            throw new NoClassDefFoundError("as told");
          }
        };
    try (LiveEngine engine = engine()) {
      engine.start();
      Follower follower = engine.feed("broken", broken);
      take(engine, "a");
      until(() -> follower.trouble().contains("must be restarted"));
      until(() -> engine.position() == 1);
      assertThat(engine.trouble()).isEmpty();
    }
  }

  @Test
  void afterAGapAtTheEndOfTheLogNothingIsBehind() {
    log.skipTo(7);
    try (LiveEngine engine = engine()) {
      engine.start();
      Follower follower = engine.feed("other", new Faulty(0, 0));
      until(() -> follower.lag() == 0 && engine.lag() == 0);
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
