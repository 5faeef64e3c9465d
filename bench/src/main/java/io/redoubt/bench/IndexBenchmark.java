package io.redoubt.bench;

import io.redoubt.event.port.Delivery;
import io.redoubt.event.port.EventFinder.Search;
import io.redoubt.event.port.EventFinder.Window;
import io.redoubt.event.port.EventIndex;
import io.redoubt.event.port.EventLog;
import io.redoubt.event.port.NumberedEvent;
import io.redoubt.event.query.Query;
import io.redoubt.parse.Formats;
import io.redoubt.pipeline.Stages;
import io.redoubt.pipeline.live.DeadLetters;
import io.redoubt.pipeline.live.DeliveryReader;
import io.redoubt.search.query.Parsed;
import io.redoubt.search.query.QueryParser;
import io.redoubt.store.index.CommittedIndex;
import io.redoubt.store.index.LuceneIndex;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.random.RandomGeneratorFactory;

/// Indexes generated events as the service does and asks questions: `IndexBenchmark [EVENTS]
/// FOLDER`.
/// Prints events a second of processor time (of the feeding thread, which parses too, and of all
/// threads, which merge), bytes an event, and for each query the median and the 95th percentile of
/// the time that its runs took by the clock, as several threads look through an index, then the
/// same of queries that were not asked before, each of an index that was opened for it. An index
/// that is there is asked again without being built.
public final class IndexBenchmark {
  private static final int DELIVERY = 2000;
  private static final int RUNS = 61;
  private static final int FIRST_TIMES = 7;
  private static final int COMMIT_EVERY = 60_000;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private static final String[] QUERIES = {
    "*",
    "failed",
    "\"failed password\"",
    "\"failed password\" root",
    "user.name:root",
    "user.name:root AND event.outcome:failure",
    "event.outcome:failure AND source.ip:203.0.0.0/8",
    "source.ip:10.0.0.0/8 AND http.response.status_code >= 500",
    "destination.port:[1 TO 1024]",
    "http.response.status_code >= 400 NOT url.path:*login*",
    "user_agent.original:*curl*",
    "host.name:web* AND NOT event.outcome:success",
    "10.0.*",
    "event.category:authentication OR event.category:web",
    "notthere",
  };

  private static final String[] TOP = {
    "source.ip", "url.path", "source.port", "process.pid", "user.name", "host.name",
  };

  private IndexBenchmark() {}

  /// Measures.
  public static void main(String[] args) throws IOException {
    long events = args.length > 0 ? Long.parseLong(args[0]) : 1_000_000;
    Path folder = Path.of(args.length > 1 ? args[1] : "bench/target/index");
    try (LuceneIndex index = new LuceneIndex(folder, Clock.systemUTC())) {
      if (index.next() < events) {
        fill(index, events);
      }
      EventIndex.State state = index.state();
      System.out.printf(
          Locale.ROOT,
          "%,d events, %.1f bytes an event on disk%n",
          state.events(),
          (double) state.bytes() / Math.max(1, state.events()));
      ask(index, state);
      index.commit();
    }
    askForTheFirstTime(folder);
  }

  private static void askForTheFirstTime(Path folder) {
    QueryParser parser = new QueryParser(Clock.systemUTC());
    List<long[]> every = new ArrayList<>();
    for (String text : QUERIES) {
      Query query = ((Parsed.Right) parser.parse(text)).query();
      every.add(once(folder, index -> index.search(new Search(query, Window.ALL, 50, null))));
      print("first time: " + text, -1, every.getLast());
    }
    every.add(once(folder, i -> i.histogram(Query.All.ALL, Window.ALL, 3_600_000, 10_000)));
    print("first time: histogram 1h, *", -1, every.getLast());
    for (String field : TOP) {
      every.add(once(folder, i -> i.values(Query.All.ALL, Window.ALL, field, 10)));
      print("first time: top " + field, -1, every.getLast());
    }
    print("all questions for the first time", -1, together(every));
  }

  private static long[] once(Path folder, Consumer<CommittedIndex> question) {
    long[] times = new long[FIRST_TIMES];
    for (int i = 0; i < times.length; i++) {
      try (CommittedIndex index = new CommittedIndex(folder)) {
        index.search(new Search(new Query.Is("host.name", "nobody"), Window.ALL, 1, null));
        long start = System.nanoTime();
        question.accept(index);
        times[i] = System.nanoTime() - start;
      }
    }
    Arrays.sort(times);
    return times;
  }

  private static long[] together(List<long[]> every) {
    return every.stream().flatMapToLong(Arrays::stream).sorted().toArray();
  }

  private static void fill(LuceneIndex index, long events) {
    LogGenerator generator =
        new LogGenerator(RandomGeneratorFactory.of("L64X128MixRandom").create(42));
    DeliveryReader reader =
        new DeliveryReader(Formats.standard(), Stages.load(), null, new DeadLetters());
    long parsing = 0;
    long feeding = 0;
    long before = total();
    long made = 0;
    long wall = System.nanoTime();
    for (long at = index.next(); at < events; at += DELIVERY) {
      long start = cpu();
      EventLog.Batch batch = batch(generator, at);
      long parse = cpu();
      List<NumberedEvent> parsed = reader.read(batch);
      long feed = cpu();
      index.take(parsed, batch.next());
      if (at % COMMIT_EVERY == 0) {
        index.commit();
      }
      made += parse - start;
      parsing += feed - parse;
      feeding += cpu() - feed;
    }
    index.commit();
    long all = total() - before - made - parsing;
    System.out.printf(
        Locale.ROOT,
        "%,.0f events a second and processor parsed, %,.0f fed, %,.0f with commits, merges and"
            + " the JVM; %.1f s wall%n",
        events * 1e9 / parsing,
        events * 1e9 / feeding,
        events * 1e9 / all,
        (System.nanoTime() - wall) / 1e9);
  }

  private static EventLog.Batch batch(LogGenerator generator, long first) {
    List<byte[]> records = new ArrayList<>(DELIVERY);
    for (int i = 0; i < DELIVERY; i++) {
      records.add(generator.line(LogGenerator.Kind.MIXED).getBytes(StandardCharsets.UTF_8));
    }
    return new EventLog.Batch(
        first, 1_763_700_000_000L + first / 20, Delivery.of("http", "bench", records));
  }

  private static void ask(LuceneIndex index, EventIndex.State state) {
    QueryParser parser = new QueryParser(Clock.systemUTC());
    long middle = state.earliest() + (state.latest() - state.earliest()) / 2;
    Window hour = new Window(middle, middle + 3_600_000);
    List<long[]> every = new ArrayList<>();
    for (String text : QUERIES) {
      if (!(parser.parse(text) instanceof Parsed.Right(Query query))) {
        throw new IllegalStateException(text);
      }
      long total = index.search(new Search(query, Window.ALL, 0, null)).total();
      long[] whole = measure(() -> index.search(new Search(query, Window.ALL, 50, null)));
      long[] part = measure(() -> index.search(new Search(query, hour, 50, null)));
      every.add(whole);
      print(text, total, whole);
      print("  one hour of it", -1, part);
    }
    Query all = Query.All.ALL;
    Query failed = ((Parsed.Right) parser.parse("failed")).query();
    every.add(measure(() -> index.histogram(all, Window.ALL, 3_600_000, 10_000)));
    print("histogram 1h, *", -1, every.getLast());
    every.add(measure(() -> index.histogram(failed, Window.ALL, 3_600_000, 10_000)));
    print("histogram 1h, failed", -1, every.getLast());
    for (String field : TOP) {
      index.values(all, Window.ALL, field, 10);
    }
    long start = System.nanoTime();
    index.prepare(_ -> true);
    System.out.printf(
        Locale.ROOT, "prepared for top values: %.1f s%n", (System.nanoTime() - start) / 1e9);
    for (String field : TOP) {
      every.add(measure(() -> index.values(all, Window.ALL, field, 10)));
      print("top " + field + ", *", -1, every.getLast());
      every.add(measure(() -> index.values(failed, Window.ALL, field, 10)));
      print("top " + field + ", failed", -1, every.getLast());
    }
    print("all questions over everything, 50 hits", -1, together(every));
  }

  /// How long each run took, sorted.
  private static long[] measure(Runnable question) {
    for (int i = 0; i < 40; i++) {
      question.run();
    }
    long[] times = new long[RUNS];
    for (int i = 0; i < RUNS; i++) {
      long start = System.nanoTime();
      question.run();
      times[i] = System.nanoTime() - start;
    }
    Arrays.sort(times);
    return times;
  }

  private static void print(String what, long total, long[] times) {
    System.out.printf(
        Locale.ROOT,
        "%-62s %12s  p50 %8.2f ms  p95 %8.2f ms%n",
        what,
        total < 0 ? "" : String.format(Locale.ROOT, "%,d", total),
        times[times.length / 2] / 1e6,
        times[times.length * 95 / 100] / 1e6);
  }

  private static long cpu() {
    return THREADS.getCurrentThreadCpuTime();
  }

  /// Processor time of all threads of this process.
  private static long total() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
