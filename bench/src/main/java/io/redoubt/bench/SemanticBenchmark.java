package io.redoubt.bench;

import io.redoubt.event.port.Delivery;
import io.redoubt.event.port.EventFinder.Window;
import io.redoubt.event.port.EventLog;
import io.redoubt.event.port.NumberedEvent;
import io.redoubt.llm.Deadline;
import io.redoubt.llm.Embedding;
import io.redoubt.llm.EmbeddingModel;
import io.redoubt.llm.vectors.Embedders;
import io.redoubt.parse.Formats;
import io.redoubt.pipeline.Stages;
import io.redoubt.pipeline.live.DeadLetters;
import io.redoubt.pipeline.live.DeliveryReader;
import io.redoubt.redact.Redacted;
import io.redoubt.redact.Redaction;
import io.redoubt.redact.RedactionPolicy;
import io.redoubt.redact.Redactor;
import io.redoubt.redact.Tier;
import io.redoubt.search.Explanation;
import io.redoubt.search.query.Parsed;
import io.redoubt.search.query.QueryParser;
import io.redoubt.search.semantic.Meanings;
import io.redoubt.search.semantic.SemanticSearch;
import io.redoubt.search.semantic.Understanding;
import io.redoubt.store.index.LuceneIndex;
import io.redoubt.store.vector.VectorFile;
import io.redoubt.template.EventTemplates;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

/// Indexes generated events as the service does, with their templates embedded meanwhile, and asks
/// questions by meaning: `SemanticBenchmark [EVENTS] FOLDER [TEXTS]`. Every thousandth event says
/// something of its own, so that there are templates to embed. Prints how long after the last event
/// all of them can be found by meaning, wall time of questions with 50 hits, embeddings a second,
/// and how many of the ten nearest templates one byte a component finds (of a file of text lines,
/// if one is given).
public final class SemanticBenchmark {
  private static final int DELIVERY = 2000;
  private static final int RUNS = 41;
  private static final int OWN = 1000;

  private static final String[] QUESTIONS = {
    "somebody could not log in",
    "web server error",
    "failed login source.ip:203.0.0.0/8",
    "administrator rights given to a new account",
    "suspicious download host.name:web*",
  };

  private static final String[] VERBS = {
    "opened", "refused", "rotated", "exported", "mounted", "restored", "revoked", "renewed"
  };
  private static final String[] THINGS = {
    "certificate", "backup", "session", "volume", "invoice", "firewall rule", "mailbox", "queue",
    "token", "printer", "sensor", "report", "licence", "tunnel", "cluster", "snapshot"
  };
  private static final String[] WHYS = {
    "on request",
    "after a timeout",
    "by policy",
    "without permission",
    "by the scheduler",
    "during maintenance",
    "because the disk is full",
    "from an unknown network"
  };

  private static final Redactor REDACTOR =
      new Redactor(RedactionPolicy.standard(), new byte[Redactor.KEY_BYTES]);

  private SemanticBenchmark() {}

  /// Measures.
  public static void main(String[] args) throws IOException {
    long events = args.length > 0 ? Long.parseLong(args[0]) : 1_000_000;
    Path folder = Path.of(args.length > 1 ? args[1] : "bench/target/semantic");
    Map<Long, NumberedEvent> examples = new HashMap<>();
    try (Understanding understanding =
            new Understanding(
                Embedders.shipped(),
                () -> REDACTOR,
                digest -> VectorFile.open(folder.resolve("vectors"), digest));
        Meanings meanings = new Meanings(understanding, EventTemplates::new);
        LuceneIndex index =
            new LuceneIndex(folder.resolve("index"), Clock.systemUTC(), meanings::key)) {
      meanings.begin(index, sequence -> Optional.ofNullable(examples.get(sequence)));
      fill(index, meanings, events);
      ask(understanding, index, events);
    }
    speed();
    if (args.length > 2) {
      recall(Files.readAllLines(Path.of(args[2])));
    }
    System.out.println(memory());
    Runtime.getRuntime().halt(0);
  }

  private static String memory() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS"))
        .findFirst()
        .orElse("");
  }

  private static void fill(LuceneIndex index, Meanings meanings, long events) {
    LogGenerator generator =
        new LogGenerator(RandomGeneratorFactory.of("L64X128MixRandom").create(42));
    DeliveryReader reader =
        new DeliveryReader(Formats.standard(), Stages.load(), null, new DeadLetters());
    EventTemplates templates = new EventTemplates();
    long keys = 0;
    long start = System.nanoTime();
    for (long at = index.next(); at < events; at += DELIVERY) {
      List<NumberedEvent> parsed = reader.read(batch(generator, at));
      long before = System.nanoTime();
      for (NumberedEvent event : parsed) {
        templates.key(event.event());
      }
      keys += System.nanoTime() - before;
      index.take(parsed, at + DELIVERY);
    }
    long end = System.nanoTime();
    boolean all = meanings.awaits(600_000);
    index.refresh();
    System.out.printf(
        Locale.ROOT,
        "%,d events in %.1f s wall, %.0f ns each for its template; %,d templates; all %s %.1f s"
            + " after the last event%n",
        events,
        (end - start) / 1e9,
        (double) keys / Math.max(1, events),
        meanings.known(),
        all ? "embedded" : "NOT embedded",
        (System.nanoTime() - end) / 1e9);
  }

  private static EventLog.Batch batch(LogGenerator generator, long first) {
    List<byte[]> records = new ArrayList<>(DELIVERY);
    for (int i = 0; i < DELIVERY; i++) {
      String line =
          (first + i) % OWN == 0 ? own((first + i) / OWN) : generator.line(LogGenerator.Kind.MIXED);
      records.add(line.getBytes(StandardCharsets.UTF_8));
    }
    return new EventLog.Batch(
        first, 1_763_700_000_000L + first / 20, Delivery.of("http", "bench", records));
  }

  private static String own(long n) {
    int i = (int) n;
    return "<14>1 2026-03-17T00:00:00Z web1 app%d %d - - The %s was %s %s"
        .formatted(
            i % 7,
            i,
            THINGS[i % THINGS.length],
            VERBS[i / THINGS.length % VERBS.length],
            WHYS[i / (THINGS.length * VERBS.length) % WHYS.length]);
  }

  private static void ask(Understanding understanding, LuceneIndex index, long events) {
    SemanticSearch search =
        new SemanticSearch(
            understanding, index, _ -> Optional.empty(), () -> new Explanation(index, events));
    QueryParser parser = new QueryParser(Clock.systemUTC());
    for (boolean hybrid : new boolean[] {false, true}) {
      List<Long> every = new ArrayList<>();
      for (String text : QUESTIONS) {
        if (!(parser.question(text) instanceof Parsed.Right(var query))) {
          throw new IllegalStateException(text);
        }
        var asked = new SemanticSearch.Asked(query, Window.ALL, 50, null, hybrid);
        for (int i = 0; i < RUNS + 10; i++) {
          long start = System.nanoTime();
          search.search(asked);
          if (i >= 10) {
            every.add(System.nanoTime() - start);
          }
        }
      }
      print(hybrid ? "hybrid, 50 hits, question embedded before" : "semantic, the same", every);
    }
    List<Long> fresh = new ArrayList<>();
    for (int i = 0; i < RUNS; i++) {
      var query = ((Parsed.Right) parser.question("failed login number " + i)).query();
      long start = System.nanoTime();
      search.search(new SemanticSearch.Asked(query, Window.ALL, 50, null, false));
      fresh.add(System.nanoTime() - start);
    }
    print("semantic, a question that is new", fresh);
  }

  private static void print(String what, List<Long> nanos) {
    long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
    System.out.printf(
        Locale.ROOT,
        "%-50s p50 %8.2f ms  p95 %8.2f ms%n",
        what,
        sorted[sorted.length / 2] / 1e6,
        sorted[sorted.length * 95 / 100] / 1e6);
  }

  private static Redacted cleaned(String text) {
    return switch (REDACTOR.open("bench", Tier.EXCERPTS).text(text)) {
      case Redaction.Done(var done) -> done;
      case Redaction.Refused(var why) -> throw new IllegalStateException(why);
    };
  }

  private static List<float[]> vectors(EmbeddingModel model, List<Redacted> texts) {
    return switch (model.embed(texts, Deadline.after(Duration.ofMinutes(10), System::nanoTime))) {
      case Embedding.Vectors(var made) -> made;
      case Embedding.Failed(var reason, var detail) ->
          throw new IllegalStateException(reason + detail);
    };
  }

  private static void speed() {
    EmbeddingModel model = Embedders.shipped();
    List<Redacted> texts =
        IntStream.range(0, 1024).mapToObj(i -> cleaned(own(i).substring(40))).toList();
    for (int round = 0; round < 4; round++) {
      long start = System.nanoTime();
      vectors(model, texts);
      System.out.printf(
          Locale.ROOT, "%.0f embeddings/s%n", texts.size() * 1e9 / (System.nanoTime() - start));
    }
  }

  private static void recall(List<String> lines) throws IOException {
    EmbeddingModel model = Embedders.shipped();
    List<Redacted> texts =
        lines.stream()
            .map(line -> line.substring(0, Math.min(600, line.length())))
            .distinct()
            .map(SemanticBenchmark::cleaned)
            .toList();
    List<float[]> exact = vectors(model, texts);
    VectorFile file = VectorFile.copy(Files.createTempDirectory("recall"), "m");
    for (int i = 0; i < exact.size(); i++) {
      file.put(i, exact.get(i));
    }
    Random random = new Random(1);
    int found = 0;
    int asked = 200;
    for (int q = 0; q < asked; q++) {
      String text = texts.get(random.nextInt(texts.size())).text();
      int half = text.length() / 2;
      float[] question = vectors(model, List.of(cleaned("why " + text.substring(half)))).getFirst();
      var close = file.closeness(question);
      Set<Integer> wanted = new HashSet<>(ten(exact.size(), i -> dot(question, exact.get(i))));
      wanted.retainAll(ten(exact.size(), i -> close.of(i)));
      found += wanted.size();
    }
    System.out.printf(
        Locale.ROOT, "recall@10 over %,d texts: %.4f%n", texts.size(), found / (10.0 * asked));
  }

  private interface Close {
    float of(int i);
  }

  private static List<Integer> ten(int count, Close close) {
    return IntStream.range(0, count)
        .boxed()
        .sorted(Comparator.comparing((Integer i) -> -close.of(i)))
        .limit(10)
        .toList();
  }

  private static float dot(float[] a, float[] b) {
    float sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
