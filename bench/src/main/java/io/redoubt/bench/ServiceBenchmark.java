package io.redoubt.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGeneratorFactory;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The service as its senders meet it: how soon it is ready, how long records wait for their
/// answer at a given rate, how soon they are found, and what memory it takes.
/// `ServiceBenchmark RATE SECONDS CONNECTIONS RECORDS_AT_ONCE`, in the project's folder, starts
/// `./redoubt serve` on a free port with an empty data folder and stops it. A request is due at
/// its time whether or not the one before was answered (no coordinated omission); waits count from
/// when it was due. Every few seconds a record with a word of its own is sent, and asked for once a
/// second until it is found, so that asking is no load of its own.
public final class ServiceBenchmark {
  private static final int DISTINCT = 100_000;
  private static final String EVENTS = "/api/v1/events";

  /* Seconds between records that are looked for, and nanoseconds between looks. */
  private static final int EVERY = 4;
  private static final long LOOK = 1_000_000_000;

  /* Waits are told for so many nanoseconds at a time, too: a service that has just started still
  compiles itself. */
  private static final long SLICE = 10_000_000_000L;

  /* After that, this program compiles itself no more: it has just made all that it will send. */
  private static final long SETTLED = 3_000_000_000L;

  /* Between questions whether it is ready: they are not to take the processor that it starts on. */
  private static final long AGAIN = 20_000_000;

  private static final Pattern FOUND = Pattern.compile("\"total\":\\s*([0-9]+)");

  private final ConcurrentSkipListMap<Long, Long> waits = new ConcurrentSkipListMap<>();
  private final ConcurrentSkipListMap<Long, Long> found = new ConcurrentSkipListMap<>();
  private final List<byte[]> bodies = new ArrayList<>();
  private final int port;

  private ServiceBenchmark(int port, int atOnce) {
    this.port = port;
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
    LogGenerator generator = new LogGenerator(random);
    for (int i = 0; i < DISTINCT / atOnce; i++) {
      StringBuilder body = new StringBuilder(atOnce * 200);
      for (int line = 0; line < atOnce; line++) {
        body.append(generator.line(LogGenerator.Kind.MIXED)).append('\n');
      }
      bodies.add(Wire.posting(EVENTS, body.toString()));
    }
  }

  /// Runs it.
  public static void main(String[] args) throws IOException, InterruptedException {
    int rate = Integer.parseInt(args[0]);
    int seconds = Integer.parseInt(args[1]);
    int connections = Integer.parseInt(args[2]);
    int atOnce = Integer.parseInt(args[3]);
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    ServiceBenchmark bench = new ServiceBenchmark(port, atOnce);
    Path data = Files.createTempDirectory("redoubt-service-bench");
    LockSupport.parkNanos(SETTLED);
    long begin = System.nanoTime();
    Process service =
        new ProcessBuilder("./redoubt", "serve", "--port", "" + port, "--data-dir", data.toString())
            .redirectErrorStream(true)
            .redirectOutput(data.resolve("said.txt").toFile())
            .start();
    try {
      awaitReady(service, port);
      System.out.printf("ready after %.2f s%n", (System.nanoTime() - begin) / 1e9);
      bench.run(rate, seconds, connections, atOnce);
      bench.report(service, rate, (long) rate * seconds);
    } finally {
      service.destroy();
      service.waitFor(60, TimeUnit.SECONDS);
    }
  }

  private static void awaitReady(Process service, int port) {
    byte[] asked = Wire.getting("/readyz");
    while (service.isAlive()) {
      try (Wire wire = new Wire(port)) {
        if (wire.ask(asked).status() == 200) {
          return;
        }
      } catch (IOException notYet) {
        // It does not listen yet.
      }
      LockSupport.parkNanos(AGAIN);
    }
    throw new IllegalStateException("the service ended");
  }

  private String get(String path) throws IOException {
    try (Wire wire = new Wire(port)) {
      return wire.ask(Wire.getting(path)).body();
    }
  }

  private void run(int rate, int seconds, int connections, int atOnce) {
    long requests = (long) rate * seconds / atOnce;
    long gap = 1_000_000_000L * atOnce / rate;
    long start = System.nanoTime();
    try (var pool = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
      for (int c = 0; c < connections; c++) {
        int first = c;
        pool.submit(() -> send(start, gap, first, requests, connections));
      }
      for (int s = 0; s < seconds; s += EVERY) {
        long due = start + s * 1_000_000_000L;
        pool.submit(() -> findAt(due));
      }
    }
    System.out.printf(
        "%d records in %.1f s, %d refused%n",
        requests * atOnce, (System.nanoTime() - start) / 1e9, requests - waits.size());
  }

  private void send(long start, long gap, int first, long requests, int connections) {
    try (Wire wire = new Wire(port)) {
      for (long i = first; i < requests; i += connections) {
        long due = start + i * gap;
        park(due);
        if (wire.ask(bodies.get((int) (i % bodies.size()))).status() == 200) {
          waits.put(due, System.nanoTime() - due);
        }
      }
    } catch (IOException gone) {
      System.out.println("not sent to the end: " + gone);
    }
  }

  private void findAt(long due) {
    park(due);
    String word = "probe" + Long.toString(due, 36).replace("-", "n");
    String line = "<38>1 2026-11-21T12:00:00Z host probe 1 - - the word is " + word + "\n";
    byte[] question = Wire.getting("/api/v1/events/search?limit=1&query=" + word);
    try (Wire wire = new Wire(port)) {
      if (wire.ask(Wire.posting(EVENTS, line)).status() != 200) {
        return;
      }
      long acknowledged = System.nanoTime();
      while (System.nanoTime() - acknowledged < 120_000_000_000L) {
        Matcher total = FOUND.matcher(wire.ask(question).body());
        if (total.find() && !total.group(1).equals("0")) {
          found.put(due, System.nanoTime() - acknowledged);
          return;
        }
        LockSupport.parkNanos(LOOK);
      }
    } catch (IOException gone) {
      System.out.println("not asked to the end: " + gone);
    }
  }

  private static void park(long due) {
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private void report(Process service, int rate, long sent) throws IOException {
    spread("acknowledged at " + rate + " records/s", waits.values());
    slices();
    spread("found after its acknowledgement", found.values());
    long begin = System.nanoTime();
    String lags = lags();
    System.out.println("when the last was sent: " + lags);
    while (lags.matches(".*[1-9].*") && System.nanoTime() - begin < 300_000_000_000L) {
      LockSupport.parkNanos(200_000_000);
      lags = lags();
    }
    System.out.printf("nothing left to do after %.1f s%n", (System.nanoTime() - begin) / 1e9);
    System.out.printf("%d records sent; %s%n", sent, memory(service.pid()));
  }

  private void slices() {
    long start = waits.isEmpty() ? 0 : waits.firstKey();
    for (long from = start; waits.ceilingKey(from) != null; from += SLICE) {
      String what =
          "  due %d to %d s"
              .formatted((from - start) / 1_000_000_000L, (from + SLICE - start) / 1_000_000_000L);
      spread(what, waits.subMap(from, from + SLICE).values());
    }
  }

  private String lags() throws IOException {
    StringBuilder lags = new StringBuilder();
    get("/metrics")
        .lines()
        .filter(line -> line.matches("redoubt_(detect|index)_lag_records .*"))
        .forEach(line -> lags.append(line).append("  "));
    return lags.toString();
  }

  private static String memory(long pid) throws IOException {
    try (var lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
      return lines
          .filter(line -> line.matches("(VmHWM|RssAnon|RssFile):.*"))
          .map(line -> line.replaceAll("\\s+", " "))
          .collect(Collectors.joining(", "));
    }
  }

  private static void spread(String what, Collection<Long> nanos) {
    long[] sorted = nanos.stream().mapToLong(n -> n).sorted().toArray();
    if (sorted.length > 0) {
      System.out.printf(
          "%s: %d, p50 %.1f ms, p99 %.1f ms, most %.1f ms%n",
          what,
          sorted.length,
          sorted[sorted.length / 2] / 1e6,
          sorted[sorted.length * 99 / 100] / 1e6,
          sorted[sorted.length - 1] / 1e6);
    }
  }
}
