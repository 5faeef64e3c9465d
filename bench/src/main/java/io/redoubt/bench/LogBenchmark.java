package io.redoubt.bench;

import io.redoubt.event.port.Delivery;
import io.redoubt.event.port.EventLog;
import io.redoubt.event.port.Taken.Committed;
import io.redoubt.store.log.LogSettings;
import io.redoubt.store.log.SegmentLog;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;
import java.util.random.RandomGeneratorFactory;

/// The log on a real disk, each delivery synced before it counts: so many senders at a time, each
/// waiting for its answer before it sends again, as clients do. Prints deliveries, records and
/// bytes
/// a second and what senders waited.
///
/// `LogBenchmark FOLDER [SECONDS]`; what it writes there is left there.
public final class LogBenchmark {
  private static final int LINES = 5_000;

  private LogBenchmark() {}

  /// Measures some numbers of senders and records a delivery.
  public static void main(String[] args) throws InterruptedException {
    Path folder = Path.of(args[0]);
    long seconds = args.length > 1 ? Long.parseLong(args[1]) : 5;
    List<byte[]> lines = lines();
    System.out.println(
        "senders records/delivery   deliveries/s   records/s   MB/s   p50 ms   p99 ms");
    int[][] shapes = {{1, 1}, {16, 1}, {256, 1}, {1, 160}, {16, 160}, {64, 160}, {16, 5000}};
    for (int[] shape : shapes) {
      Path own = folder.resolve("log-" + shape[0] + "-" + shape[1]);
      try (SegmentLog log =
          SegmentLog.open(own, LogSettings.standard(), Clock.systemUTC(), new SecureRandom())) {
        Delivery delivery = delivery(lines, shape[1]);
        round(log, delivery, shape[0], 1);
        print(shape, delivery, round(log, delivery, shape[0], seconds), seconds);
      }
    }
  }

  private static List<byte[]> lines() {
    LogGenerator generator =
        new LogGenerator(RandomGeneratorFactory.of("L64X128MixRandom").create(42));
    List<byte[]> lines = new ArrayList<>();
    for (int i = 0; i < LINES; i++) {
      lines.add(generator.line(LogGenerator.Kind.MIXED).getBytes(StandardCharsets.UTF_8));
    }
    return lines;
  }

  private static Delivery delivery(List<byte[]> lines, int records) {
    return Delivery.of("http", "bench", lines.subList(0, records));
  }

  private static long[] round(EventLog log, Delivery delivery, int senders, long seconds)
      throws InterruptedException {
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    LongAdder refused = new LongAdder();
    List<List<Long>> waits = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < senders; i++) {
      List<Long> own = new ArrayList<>();
      waits.add(own);
      threads.add(Thread.ofVirtual().start(() -> send(log, delivery, end, own, refused)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    if (refused.sum() > 0) {
      System.out.println(refused.sum() + " refused");
    }
    return waits.stream().flatMap(List::stream).mapToLong(Long::longValue).sorted().toArray();
  }

  private static void send(
      EventLog log, Delivery delivery, long end, List<Long> waits, LongAdder refused) {
    long now = System.nanoTime();
    while (now < end) {
      if (!(log.append(delivery) instanceof Committed)) {
        refused.increment();
      }
      long done = System.nanoTime();
      waits.add(done - now);
      now = done;
    }
  }

  private static void print(int[] shape, Delivery delivery, long[] waits, long seconds) {
    double each = waits.length / (double) seconds;
    System.out.printf(
        Locale.ROOT,
        "%7d %16d %14.0f %11.0f %6.1f %8.2f %8.2f%n",
        shape[0],
        shape[1],
        each,
        each * shape[1],
        each * delivery.bytes() / 1e6,
        waits[waits.length / 2] / 1e6,
        waits[waits.length * 99 / 100] / 1e6);
  }
}
