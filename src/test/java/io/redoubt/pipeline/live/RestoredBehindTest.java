package io.redoubt.pipeline.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.finding.Finding;
import io.redoubt.event.port.Delivery;
import io.redoubt.event.port.Snapshot;
import io.redoubt.event.port.Snapshots;
import io.redoubt.event.port.Taken;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/// What was known before a stop is taken in behind those who send, however long that takes.
class RestoredBehindTest {
  private static final long ARRIVED = Instant.parse("2026-03-18T12:00:00Z").toEpochMilli();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /* Gives what is known to the detection only when it is let. */
  private record Held(Snapshots kept, CountDownLatch let) implements Snapshots {
    @Override
    public void put(Snapshot snapshot) {
      kept.put(snapshot);
    }

    @Override
    public List<Snapshot> of(String name) {
      try {
        if (name.equals("detection")) {
          assertThat(let.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        }
        return kept.of(name);
      } catch (InterruptedException stop) {
        throw new IllegalStateException(stop);
      }
    }
  }

  private static LiveEngine engine(MemoryLog log, Book book, Snapshots snapshots) {
    return new LiveEngine(
        log,
        new LiveEngine.Reading(Runs.FORMATS, Runs.STAGES, null, 2),
        new LiveEngine.Judging(Runs.detector(), Runs.TRIAGE, book, snapshots),
        LiveIntake.Limits.STANDARD,
        System::nanoTime);
  }

  private static void takes(LiveEngine engine, List<byte[]> lines) {
    for (int i = 0; i < lines.size(); i += 20) {
      List<byte[]> some = lines.subList(i, Math.min(lines.size(), i + 20));
      assertThat(engine.intake().take(Delivery.of("http", "", some)))
          .isInstanceOf(Taken.Committed.class);
    }
  }

  private static void until(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < end) {
      LockSupport.parkNanos(1_000_000);
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }

  private static Book alerts(List<byte[]> first, List<byte[]> then, Snapshots kept)
      throws InterruptedException {
    MemoryLog log = new MemoryLog(ARRIVED);
    Book book = new Book();
    try (LiveEngine engine = engine(log, book, kept)) {
      engine.start();
      takes(engine, first);
      until(() -> engine.position() == first.size());
      engine.stop(PATIENCE);
    }
    CountDownLatch let = new CountDownLatch(1);
    try (LiveEngine engine = engine(log, book, new Held(kept, let))) {
      engine.start();
      takes(engine, then);
      assertThat(engine.lag()).isEqualTo(first.size() + then.size());
      assertThat(engine.trouble()).isEmpty();
      CompletableFuture<List<Finding>> asked = CompletableFuture.supplyAsync(engine::outliers);
      let.countDown();
      assertThat(asked.join()).isEmpty();
      until(() -> engine.position() == first.size() + then.size());
      engine.stop(PATIENCE);
      assertThat(engine.metrics(ARRIVED).parsed()).isLessThanOrEqualTo(then.size());
      assertThat(engine.metrics(ARRIVED).deadLetters()).isZero();
    }
    return book;
  }

  @Test
  void recordsAreTakenBeforeItIsAndTheAlertsAreTheSame() throws IOException, InterruptedException {
    List<byte[]> lines = Runs.lines(Path.of("samples/incident/web01/auth.log"));
    int half = lines.size() / 2;
    Kept kept = new Kept();
    Book stopped = alerts(lines.subList(0, half), lines.subList(half, lines.size()), kept);
    assertThat(kept.of("detection")).isNotEmpty();
    Book once = alerts(lines, List.of(), new Kept());
    assertThat(once.alerts).isNotEmpty();
    assertThat(stopped.alerts.keySet()).isEqualTo(once.alerts.keySet());
    assertThat(stopped.alerts).isEqualTo(once.alerts);
    assertThat(stopped.incidents).isEqualTo(once.incidents);
  }
}
