package io.redoubt.bench;

import io.redoubt.detect.Detector;
import io.redoubt.detect.Matcher;
import io.redoubt.detect.sigma.LoadedRules;
import io.redoubt.event.Event;
import io.redoubt.event.finding.CorrelationHit;
import io.redoubt.event.finding.Finding;
import io.redoubt.event.finding.FindingSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Processor time that rules take for one event of a megabyte, shape by shape, the first time and
/// the later ones: `HostileBenchmark RULES [ROUNDS [FOLDER [SHAPE]]]`. One thread, parsing left
/// out.
public final class HostileBenchmark {
  private static final double MILLION = 1e6;

  private HostileBenchmark() {}

  /// Measures.
  ///
  /// @throws IOException when the records cannot be written
  public static void main(String[] args) throws IOException {
    LoadedRules rules = MatchBenchmark.rules(args[0]);
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 9;
    Path folder = Path.of(args.length > 2 ? args[2] : "bench/target/hostile");
    Files.createDirectories(folder);
    Matcher matcher = new Detector(rules).matcher();
    warm(matcher, folder);
    System.out.printf("%d rules; milliseconds%n%-36s", rules.size(), "shape");
    System.out.printf(
        "%9s %7s %7s %7s %7s %9s%n", "KB", "first", "least", "median", "most", "found");
    for (Map.Entry<String, String> shape : HostileEvents.of(rules).entrySet()) {
      if (args.length > 3 && !shape.getKey().contains(args[3])) {
        continue;
      }
      Path file = folder.resolve("record.json");
      Files.writeString(file, shape.getValue() + "\n");
      List<Event> events = MatchBenchmark.events(List.of(file.toString()), 2);
      if (events.size() != 1) {
        throw new IllegalStateException(shape.getKey() + " became " + events.size() + " events");
      }
      measure(shape.getKey(), events.getFirst(), matcher, rounds);
    }
  }

  /* As a service is that has run for a while. */
  private static void warm(Matcher matcher, Path folder) throws IOException {
    for (boolean tools : new boolean[] {true, false}) {
      List<Event> lane = Lanes.processes(tools, 2_000, folder);
      for (int i = 0; i < 5; i++) {
        Count count = new Count();
        lane.forEach(event -> matcher.match(event, count));
      }
    }
  }

  private static void measure(String name, Event event, Matcher matcher, int rounds) {
    long[] each = new long[rounds];
    Count count = new Count();
    for (int i = 0; i < rounds; i++) {
      count = new Count();
      long before = MatchBenchmark.cpu();
      matcher.match(event, count);
      each[i] = MatchBenchmark.cpu() - before;
    }
    long[] later = Arrays.copyOfRange(each, 1, rounds);
    Arrays.sort(later);
    System.out.printf(
        "%-36s%,9d %7.1f %7.1f %7.1f %7.1f %8d%s%n",
        name,
        event.record().length() >> 10,
        each[0] / MILLION,
        later[0] / MILLION,
        later[later.length / 2] / MILLION,
        later[later.length - 1] / MILLION,
        count.findings,
        count.costly ? " costly" : "");
  }

  private static final class Count implements FindingSink {
    private int findings;
    private boolean costly;

    @Override
    public void finding(Finding finding) {
      findings++;
      costly |= finding.rule().id().equals("redoubt-costly-event");
    }

    @Override
    public void hit(CorrelationHit hit) {}
  }
}
