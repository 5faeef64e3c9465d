package io.redoubt.api.trace;

import io.redoubt.api.measure.Gauge;
import io.redoubt.event.trace.Ended;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Sends spans in batches, on a thread of its own. What there is no room for, and what the
/// collector does not take, is dropped and counted; after a failure it is left alone for a while,
/// ever longer. Nobody waits for it. Thread-safe.
public final class TraceExport implements Consumer<Ended>, AutoCloseable {
  private static final int WAITING = 4096;
  private static final int BATCH = 512;
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration LAST = Duration.ofSeconds(2);
  private static final long LONGEST_PAUSE = 60;

  private final Collector collector;
  private final String version;
  private final BlockingQueue<Ended> queue = new ArrayBlockingQueue<>(WAITING);
  private final LongAdder sent = new LongAdder();
  private final LongAdder crowded = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final Thread thread;
  private volatile boolean stopped;
  private @Nullable HttpClient client;
  private long pause;

  /// Begins; connects with the first span.
  ///
  /// @param version of this program
  public TraceExport(Collector collector, String version) {
    this.collector = collector;
    this.version = version;
    this.thread = Thread.ofPlatform().daemon().name("redoubt-traces").start(this::run);
  }

  @Override
  public void accept(Ended span) {
    if (stopped || !queue.offer(span)) {
      crowded.increment();
    }
  }

  private void run() {
    List<Ended> batch = new ArrayList<>(BATCH);
    try {
      while (!stopped || !queue.isEmpty()) {
        Ended first = queue.poll(EVERY.toMillis(), TimeUnit.MILLISECONDS);
        if (first != null) {
          batch.add(first);
          queue.drainTo(batch, BATCH - 1);
          send(batch);
          batch.clear();
        }
      }
    } catch (InterruptedException end) {
      refused.add(batch.size());
      refused.add(queue.size());
      Thread.currentThread().interrupt();
    }
  }

  /* While stopping it is tried once. */
  private void send(List<Ended> batch) throws InterruptedException {
    if (taken(batch)) {
      sent.add(batch.size());
      pause = 0;
      return;
    }
    refused.add(batch.size());
    pause = Math.min(LONGEST_PAUSE, Math.max(1, pause * 2));
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(pause);
    while (!stopped && System.nanoTime() - end < 0) {
      Thread.sleep(Math.min(EVERY.toMillis(), 100));
    }
    if (stopped) {
      throw new InterruptedException("The collector does not take what is left.");
    }
  }

  private boolean taken(List<Ended> batch) throws InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(collector.at())
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(SpansJson.of(batch, collector.service(), version)));
    collector.headers().forEach(request::header);
    try {
      int status = client().send(request.build(), BodyHandlers.discarding()).statusCode();
      return status / 100 == 2;
    } catch (IOException away) {
      return false;
    }
  }

  private HttpClient client() {
    HttpClient known = client;
    if (known == null) {
      known =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .followRedirects(HttpClient.Redirect.NEVER)
              .connectTimeout(PATIENCE)
              .build();
      client = known;
    }
    return known;
  }

  /// How many were sent, and how many were dropped because too many waited (`queue`) or the
  /// collector did not take them (`collector`).
  public List<Gauge> gauges() {
    return List.of(
        Gauge.counter(
            "redoubt_traces_sent_total",
            "Spans that the collector took.",
            () -> (double) sent.sum()),
        Gauge.counters(
            "redoubt_traces_dropped_total",
            "Spans dropped: too many waited (queue), or the collector did not take them.",
            "reason",
            () -> Map.of("queue", crowded.sum(), "collector", refused.sum())));
  }

  /// Sends what waits, for two seconds at most.
  @Override
  public void close() {
    stopped = true;
    try {
      if (!thread.join(LAST)) {
        thread.interrupt();
      }
    } catch (InterruptedException hurry) {
      thread.interrupt();
      Thread.currentThread().interrupt();
    }
    HttpClient known = client;
    if (known != null) {
      known.shutdownNow();
    }
  }
}
