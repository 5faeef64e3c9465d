package io.redoubt.bench;

import io.redoubt.detect.Detector;
import io.redoubt.detect.sigma.RuleLoader;
import io.redoubt.event.port.AlertChanges;
import io.redoubt.event.port.Delivery;
import io.redoubt.event.port.EventLog;
import io.redoubt.event.port.Snapshot;
import io.redoubt.event.port.Snapshots;
import io.redoubt.event.port.Taken;
import io.redoubt.guard.InstructionDetector;
import io.redoubt.parse.Formats;
import io.redoubt.pipeline.Stages;
import io.redoubt.pipeline.live.LiveEngine;
import io.redoubt.pipeline.live.LiveIntake;
import io.redoubt.pipeline.live.LiveMetrics;
import io.redoubt.store.log.LogSettings;
import io.redoubt.store.log.SegmentLog;
import io.redoubt.taxonomy.attack.Attack;
import io.redoubt.taxonomy.sigma.SigmaTaxonomy;
import io.redoubt.triage.Triage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGeneratorFactory;

/// How many records a second the service acknowledges: committed with a sync before the answer,
/// while the rules follow. `LiveBenchmark RECORDS CLIENTS RECORDS_AT_ONCE [FOLDER]`; no HTTP, no
/// index. Prints the rate of acknowledgement, its latency, and when the rules had seen everything.
public final class LiveBenchmark {
  private static final int DISTINCT = 200_000;

  private final LiveEngine engine;
  private final List<byte[]> lines;
  private final int atOnce;
  private final AtomicLong left;
  private final AtomicLong alerts = new AtomicLong();

  private LiveBenchmark(EventLog log, long records, int atOnce) {
    this.lines = lines();
    this.atOnce = atOnce;
    this.left = new AtomicLong(records);
    this.engine =
        new LiveEngine(
            log,
            new LiveEngine.Reading(
                Formats.standard(),
                Stages.load(),
                null,
                Runtime.getRuntime().availableProcessors()),
            new LiveEngine.Judging(
                new Detector(
                    new RuleLoader(SigmaTaxonomy.standard()).core().load(),
                    Optional.of(new InstructionDetector())),
                new Triage(Attack.load()),
                this::count,
                new Forgetful()),
            LiveIntake.Limits.STANDARD,
            System::nanoTime);
  }

  /// Runs.
  public static void main(String[] args) throws IOException, InterruptedException {
    long records = Long.parseLong(args[0]);
    int clients = Integer.parseInt(args[1]);
    int atOnce = Integer.parseInt(args[2]);
    Path folder =
        args.length > 3 ? Path.of(args[3]) : Files.createTempDirectory("redoubt-live-bench");
    try (EventLog log =
        SegmentLog.open(folder, LogSettings.standard(), Clock.systemUTC(), new SecureRandom())) {
      LiveBenchmark warm = new LiveBenchmark(log, records / 4, atOnce);
      warm.run(clients, "warm-up");
      warm.engine.close();
      new LiveBenchmark(log, records, atOnce).run(clients, "measured");
    }
  }

  /// Keeps nothing over a stop.
  private static final class Forgetful implements Snapshots {
    @Override
    public void put(Snapshot snapshot) {}

    @Override
    public List<Snapshot> of(String name) {
      return List.of();
    }
  }

  private boolean count(AlertChanges changes) {
    alerts.addAndGet(changes.alerts().size());
    return true;
  }

  private void run(int clients, String name) throws InterruptedException {
    engine.start();
    while (engine.metrics(0).lag() > 0) {
      LockSupport.parkNanos(1_000_000);
    }
    long total = left.get();
    List<long[]> waits = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    long begin = System.nanoTime();
    for (int c = 0; c < clients; c++) {
      long[] mine = new long[(int) (total / atOnce) + 2];
      waits.add(mine);
      int from = c * 7919;
      threads.add(Thread.ofPlatform().start(() -> send(mine, from)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    double acknowledged = (System.nanoTime() - begin) / 1e9;
    while (engine.metrics(0).lag() > 0) {
      LockSupport.parkNanos(1_000_000);
    }
    double seen = (System.nanoTime() - begin) / 1e9;
    long[] all = waits.stream().flatMapToLong(Arrays::stream).filter(w -> w > 0).sorted().toArray();
    LiveMetrics metrics = engine.metrics(0);
    System.out.printf(
        "%s: %d records, %d clients, %d at once: acknowledged %.0f/s, p50 %.1f ms, p99 %.1f ms;"
            + " rules had seen all at %.0f/s; %d findings, %d alerts open, %d put%n",
        name,
        total,
        clients,
        atOnce,
        total / acknowledged,
        all[all.length / 2] / 1e6,
        all[all.length * 99 / 100] / 1e6,
        total / seen,
        metrics.findings(),
        metrics.openAlerts(),
        alerts.get());
  }

  private void send(long[] waits, int from) {
    int at = from;
    int sent = 0;
    while (left.addAndGet(-atOnce) >= 0) {
      List<byte[]> some = new ArrayList<>(atOnce);
      for (int i = 0; i < atOnce; i++) {
        some.add(lines.get(at++ % lines.size()));
      }
      long begin = System.nanoTime();
      Taken taken = engine.intake().take(Delivery.of("http", "", some));
      waits[sent++] = System.nanoTime() - begin;
      if (taken instanceof Taken.Refused refused) {
        throw new IllegalStateException(refused.toString());
      }
    }
  }

  private static List<byte[]> lines() {
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
    LogGenerator generator = new LogGenerator(random);
    List<byte[]> lines = new ArrayList<>(DISTINCT);
    for (int i = 0; i < DISTINCT; i++) {
      lines.add(generator.line(LogGenerator.Kind.MIXED).getBytes(StandardCharsets.UTF_8));
    }
    return lines;
  }
}
