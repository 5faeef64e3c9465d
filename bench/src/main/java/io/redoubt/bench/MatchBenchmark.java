package io.redoubt.bench;

import io.redoubt.detect.Detector;
import io.redoubt.detect.Matcher;
import io.redoubt.detect.sigma.LoadedRules;
import io.redoubt.detect.sigma.RuleLoader;
import io.redoubt.event.Event;
import io.redoubt.event.SourceEntry;
import io.redoubt.event.finding.CorrelationHit;
import io.redoubt.event.finding.Finding;
import io.redoubt.event.finding.FindingSink;
import io.redoubt.ingest.FileSource;
import io.redoubt.ingest.IngestOptions;
import io.redoubt.parse.Formats;
import io.redoubt.pipeline.BatchWork;
import io.redoubt.pipeline.Pipeline;
import io.redoubt.pipeline.ReadSettings;
import io.redoubt.pipeline.Stages;
import io.redoubt.pipeline.Watcher;
import io.redoubt.taxonomy.sigma.SigmaTaxonomy;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Processor time an event that rules take, parsing left out: `MatchBenchmark RULES EVENTS ROUNDS
/// PATH…`, rules as folders with commas between them, `core` for our own. One thread.
public final class MatchBenchmark {
  private long findings;
  private long hits;

  private MatchBenchmark() {}

  /// Loads, reads and measures.
  public static void main(String[] args) {
    long begun = cpu();
    LoadedRules loaded = rules(args[0]);
    System.out.printf("%d rules loaded in %d ms%n", loaded.size(), (cpu() - begun) / 1_000_000);
    List<Event> events = events(List.of(args).subList(3, args.length), Integer.parseInt(args[1]));
    new MatchBenchmark().run(new Detector(loaded), events, Integer.parseInt(args[2]));
  }

  private void run(Detector detector, List<Event> events, int rounds) {
    Matcher matcher = detector.matcher();
    FindingSink sink =
        new FindingSink() {
          @Override
          public void finding(Finding finding) {
            findings++;
          }

          @Override
          public void hit(CorrelationHit hit) {
            hits++;
          }
        };
    long[] each = new long[rounds];
    for (int i = 0; i < rounds; i++) {
      findings = 0;
      hits = 0;
      long before = cpu();
      events.forEach(event -> matcher.match(event, sink));
      each[i] = (cpu() - before) / Math.max(1, events.size());
    }
    long[] late = Arrays.copyOfRange(each, rounds / 2, rounds);
    Arrays.sort(late);
    System.out.printf(
        "%d events: first round %d ns each, later %d (%d to %d); %d findings, %d hits%n",
        events.size(),
        each[0],
        late[late.length / 2],
        late[0],
        late[late.length - 1],
        findings,
        hits);
  }

  static LoadedRules rules(String named) {
    RuleLoader loader = new RuleLoader(SigmaTaxonomy.standard());
    for (String one : named.split(",", -1)) {
      if (one.equals("core")) {
        loader.core();
      } else {
        loader.path(Path.of(one));
      }
    }
    return loader.load();
  }

  static List<Event> events(List<String> paths, int most) {
    FileSource source =
        new FileSource(
            new IngestOptions(List.of(), IngestOptions.Limits.DEFAULT, false),
            InputStream.nullInputStream());
    List<Event> events = new ArrayList<>();
    new Pipeline(
            source,
            Formats.standard(),
            Stages.load(),
            new ReadSettings(ZoneOffset.UTC, 2026, 1, false))
        .run(
            paths,
            MatchBenchmark::kept,
            (_, some) ->
                events.addAll(some.subList(0, Math.min(some.size(), most - events.size()))),
            Watcher.NONE);
    return events;
  }

  private static BatchWork.Step<List<Event>> kept(SourceEntry entry) {
    List<Event> some = new ArrayList<>();
    return new BatchWork.Step<>() {
      @Override
      public void event(Event event) {
        some.add(event.detached());
      }

      @Override
      public List<Event> finish() {
        return some;
      }
    };
  }

  static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
