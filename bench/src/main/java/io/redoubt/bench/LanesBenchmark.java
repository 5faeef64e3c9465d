package io.redoubt.bench;

import io.redoubt.detect.Detector;
import io.redoubt.detect.Matcher;
import io.redoubt.detect.sigma.LoadedRules;
import io.redoubt.event.Event;
import io.redoubt.event.finding.CorrelationHit;
import io.redoubt.event.finding.Finding;
import io.redoubt.event.finding.FindingSink;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// Processor time an event that rules take, lane by lane, with 300 of the rules and with all of
/// them in turn: `LanesBenchmark RULES [EVENTS [ROUNDS [FOLDER]]]`. One thread, parsing left out.
public final class LanesBenchmark {
  private static final int FEW = 300;

  private LanesBenchmark() {}

  /// Measures.
  ///
  /// @throws IOException when the lanes cannot be written
  public static void main(String[] args) throws IOException {
    int events = args.length > 1 ? Integer.parseInt(args[1]) : 20_000;
    int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 12;
    Path folder = Path.of(args.length > 3 ? args[3] : "bench/target/lanes");
    long before = used();
    LoadedRules all = MatchBenchmark.rules(args[0]);
    Detector many = new Detector(all);
    Detector few = new Detector(all.without(allBut(all)));
    System.out.printf("%d rules, and %d of them%n", all.rules().size(), FEW);
    Map<String, List<Event>> lanes = Lanes.of(events, folder);
    lanes.forEach((name, lane) -> measure(name, lane, few, many, rounds));
    lanes.clear();
    System.out.printf("rules after all lanes hold %d MB%n", (used() - before) >> 20);
    System.out.println(many.report().loaded() + " rules loaded");
  }

  private static Set<String> allBut(LoadedRules all) {
    List<String> ids = new ArrayList<>();
    all.rules().forEach(rule -> ids.add(rule.info().id()));
    Collections.shuffle(ids, new Random(FEW));
    Set<String> off = new HashSet<>(ids.subList(FEW, ids.size()));
    all.correlations().forEach(rule -> off.add(rule.info().id()));
    return off;
  }

  private static void measure(
      String name, List<Event> lane, Detector few, Detector many, int rounds) {
    Matcher[] matchers = {few.matcher(), many.matcher()};
    long[][] each = new long[2][rounds];
    long[] found = new long[2];
    for (int round = 0; round < rounds; round++) {
      for (int which = 0; which < 2; which++) {
        Count count = new Count();
        long begun = MatchBenchmark.cpu();
        for (Event event : lane) {
          matchers[which].match(event, count);
        }
        each[which][round] = (MatchBenchmark.cpu() - begun) / Math.max(1, lane.size());
        found[which] = count.findings;
      }
    }
    long[] less = late(each[0]);
    long[] more = late(each[1]);
    long median = more[more.length / 2];
    System.out.printf(
        "%-20s %,7d events: %,6d ns with few, %,6d (%,d to %,d) with all, ratio %.2f;"
            + " %,d events/s; %,d findings%n",
        name,
        lane.size(),
        less[less.length / 2],
        median,
        more[0],
        more[more.length - 1],
        (double) median / Math.max(1, less[less.length / 2]),
        1_000_000_000L / Math.max(1, median),
        found[1]);
  }

  private static long[] late(long[] all) {
    long[] late = Arrays.copyOfRange(all, all.length / 2, all.length);
    Arrays.sort(late);
    return late;
  }

  private static long used() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static final class Count implements FindingSink {
    private long findings;

    @Override
    public void finding(Finding finding) {
      findings++;
    }

    @Override
    public void hit(CorrelationHit hit) {}
  }
}
