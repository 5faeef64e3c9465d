package io.redoubt.bench;

import io.redoubt.correlate.sigma.CorrelationState;
import io.redoubt.correlate.sigma.Hits;
import io.redoubt.event.Event;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.EventTime;
import io.redoubt.event.RawRecord;
import io.redoubt.event.Severity;
import io.redoubt.event.SourceEntry;
import io.redoubt.event.finding.CorrelationHit;
import io.redoubt.event.finding.CorrelationRule;
import io.redoubt.event.finding.CorrelationRule.Bound;
import io.redoubt.event.finding.CorrelationRule.Comparison;
import io.redoubt.event.finding.GroupValues;
import io.redoubt.event.finding.RuleInfo;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Processor time that correlations take for an event whose address they count:
/// `CorrelationBenchmark [KEYS [EVENTS [ROUNDS]]]`. Each event counts in four correlations of one
/// address, as a failed log-on does in our own rules; what workers prepare is not in the times.
public final class CorrelationBenchmark {
  private static final int BATCH = 1_000;
  private static final int RULES = 4;

  private CorrelationBenchmark() {}

  /// Measures.
  public static void main(String[] args) {
    int keys = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
    int events = args.length > 1 ? Integer.parseInt(args[1]) : 500_000;
    int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 5;
    List<CorrelationRule> rules = rules();
    for (int round = 0; round < rounds; round++) {
      CorrelationState state = new CorrelationState(rules);
      Random random = new Random(round);
      long spent = 0;
      for (int done = 0; done < events; done += BATCH) {
        Hits hits = batch(rules, random, keys, done);
        long begun = cpu();
        state.add(hits);
        spent += cpu() - begun;
      }
      System.out.printf(
          "%,d addresses, %,d events: %d ns an event, %,d events/s; %,d groups kept; %,d MB in"
              + " use%n",
          keys,
          events,
          spent / events,
          events * 1_000_000_000L / Math.max(1, spent),
          state.groups(),
          used() >> 20);
    }
  }

  private static long used() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static Hits batch(List<CorrelationRule> rules, Random random, int keys, int first) {
    Hits hits = new Hits();
    for (int i = 0; i < BATCH; i++) {
      int key = random.nextInt(keys);
      GroupValues values = GroupValues.of(List.of("10." + key % 251 + '.' + key));
      Event event = event(first + i, key);
      for (CorrelationRule rule : rules) {
        String value = rule.type().valued() ? "user" + random.nextInt(50) : "";
        hits.add(new CorrelationHit(rule, 0, values, value, event, List.of()));
      }
    }
    return hits;
  }

  private static Event event(int number, int key) {
    byte[] line = ("Failed password for root from 10.0.0." + key).getBytes(StandardCharsets.UTF_8);
    EventBuilder builder = new EventBuilder();
    builder.begin(
        new RawRecord(SourceEntry.named("bench"), line, 0, line.length, number, number, -1));
    builder.time(EventTime.ok(1_800_000_000L + number / 100, 0, "Z"));
    return builder.build();
  }

  private static List<CorrelationRule> rules() {
    List<CorrelationRule> rules = new ArrayList<>();
    for (int i = 0; i < RULES; i++) {
      RuleInfo info =
          new RuleInfo(
              "rule" + i,
              "rule" + i,
              Severity.MEDIUM,
              "rule.yml",
              RuleInfo.Kind.CORRELATION,
              List.of(),
              List.of(),
              "",
              List.of());
      rules.add(
          new CorrelationRule(
              info,
              i == 0 ? CorrelationRule.Type.VALUE_COUNT : CorrelationRule.Type.EVENT_COUNT,
              List.of("base"),
              List.of("source.ip"),
              Duration.ofMinutes(5),
              List.of(new Bound(Comparison.GTE, 10)),
              true));
    }
    return rules;
  }
}
