package io.redoubt.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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

  /* Seconds between records that are looked for, and nanoseconds between looks. */
  private static final int EVERY = 4;
  private static final long LOOK = 1_000_000_000;

  /* Waits are told for so many nanoseconds at a time, too: a service that has just started still
  compiles itself. */
  private static final long SLICE = 10_000_000_000L;

  /* Between questions whether it is ready: they are not to take the processor that it starts on. */
  private static final long AGAIN = 20_000_000;

  private static final Pattern FOUND = Pattern.compile("\"total\":\\s*([0-9]+)");

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ConcurrentSkipListMap<Long, Long> waits = new ConcurrentSkipListMap<>();
  private final ConcurrentSkipListMap<Long, Long> found = new ConcurrentSkipListMap<>();
  private final List<String> bodies = new ArrayList<>();
  private final String url;

  private ServiceBenchmark(int port, int atOnce) {
    this.url = "http://127.0.0.1:" + port;
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
    LogGenerator generator = new LogGenerator(random);
    for (int i = 0; i < DISTINCT / atOnce; i++) {
      StringBuilder body = new StringBuilder(atOnce * 200);
      for (int line = 0; line < atOnce; line++) {
        body.append(generator.line(LogGenerator.Kind.MIXED)).append('\n');
      }
      bodies.add(body.toString());
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

  /* By a bare socket: the first use of a client of HTTP takes as much of the processor as a part of
  the start. */
  private static void awaitReady(Process service, int port) {
    byte[] asked =
        "GET /readyz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII);
    while (service.isAlive()) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        socket.getOutputStream().write(asked);
        String head = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
        if (head.endsWith(" 200")) {
          return;
        }
      } catch (IOException notYet) {
        // It does not listen yet.
      }
      LockSupport.parkNanos(AGAIN);
    }
    throw new IllegalStateException("the service ended");
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofMinutes(1)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private void run(int rate, int seconds, int connections, int atOnce) {
    long requests = (long) rate * seconds / atOnce;
    long gap = 1_000_000_000L * atOnce / rate;
    long start = System.nanoTime();
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int c = 0; c < connections; c++) {
        int first = c;
        pool.submit(
            () -> {
              for (long i = first; i < requests; i += connections) {
                sendAt(start + i * gap, i);
              }
            });
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

  private void sendAt(long due, long number) {
    park(due);
    String body = bodies.get((int) (number % bodies.size()));
    if (post(body) == 200) {
      waits.put(due, System.nanoTime() - due);
    }
  }

  private void findAt(long due) {
    park(due);
    String word = "probe" + Long.toString(due, 36).replace("-", "n");
    String line = "<38>1 2026-11-21T12:00:00Z host probe 1 - - the word is " + word + "\n";
    if (post(line) != 200) {
      return;
    }
    long acknowledged = System.nanoTime();
    try {
      while (System.nanoTime() - acknowledged < 120_000_000_000L) {
        Matcher total = FOUND.matcher(get("/api/v1/events/search?limit=1&query=" + word).body());
        if (total.find() && !total.group(1).equals("0")) {
          found.put(due, System.nanoTime() - acknowledged);
          return;
        }
        LockSupport.parkNanos(LOOK);
      }
    } catch (IOException gone) {
      System.out.println("not asked to the end: " + gone);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static void park(long due) {
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private int post(String body) {
    try {
      return client
          .send(
              HttpRequest.newBuilder(URI.create(url + "/api/v1/events"))
                  .header("Content-Type", "text/plain")
                  .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                  .build(),
              HttpResponse.BodyHandlers.discarding())
          .statusCode();
    } catch (IOException gone) {
      return 0;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  private void report(Process service, int rate, long sent)
      throws IOException, InterruptedException {
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

  private String lags() throws IOException, InterruptedException {
    StringBuilder lags = new StringBuilder();
    get("/metrics")
        .body()
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
