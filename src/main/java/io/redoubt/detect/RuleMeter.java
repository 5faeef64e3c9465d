package io.redoubt.detect;

import io.redoubt.detect.sigma.match.RuleSet;
import io.redoubt.detect.sigma.rule.SigmaRule;
import io.redoubt.event.analysis.RuleCosts;
import io.redoubt.event.analysis.RuleCosts.Cost;
import io.redoubt.event.finding.Finding;
import io.redoubt.event.finding.RuleInfo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/// Measures what each rule costs and how often it fires. Times are those of a running clock around
/// each question, tens of nanoseconds of which are the clock's own: good for telling dear rules
/// from cheap ones, not for adding up to a run. Thread-safe.
public final class RuleMeter {
  /// The counters of one rule set; a place for each of its rules.
  static final class Tally {
    private final LongAdder asked = new LongAdder();
    private final AtomicLongArray evaluated;
    private final AtomicLongArray hits;
    private final AtomicLongArray nanos;

    Tally(int rules) {
      evaluated = new AtomicLongArray(rules);
      hits = new AtomicLongArray(rules);
      nanos = new AtomicLongArray(rules);
    }

    /// Counts an event that is put before the rules of the set.
    void asked() {
      asked.increment();
    }

    /// Counts that a rule was worked out, which took so long.
    void evaluated(int rule, boolean hit, long took) {
      evaluated.getAndIncrement(rule);
      nanos.getAndAdd(rule, took);
      if (hit) {
        hits.getAndIncrement(rule);
      }
    }
  }

  private static final Comparator<Cost> DEAREST =
      Comparator.comparingInt((Cost cost) -> cost.rule().kind() == RuleInfo.Kind.DETECTION ? 0 : 1)
          .thenComparing(Comparator.comparingLong(Cost::nanos).reversed())
          .thenComparing(Comparator.comparingLong(Cost::hits).reversed())
          .thenComparing(cost -> cost.rule().id());

  private final Map<RuleSet, Tally> tallies = new ConcurrentHashMap<>();
  private final Map<RuleInfo, AtomicLong> correlations = new ConcurrentHashMap<>();
  private final LongAdder events = new LongAdder();
  private final LongAdder search = new LongAdder();

  /// The counters of a rule set.
  Tally of(RuleSet set) {
    Tally known = tallies.get(set);
    return known != null ? known : tallies.computeIfAbsent(set, s -> new Tally(s.rules().size()));
  }

  /// Counts an event, and what it took to find the rules that can match.
  void searched(long took) {
    events.increment();
    search.add(took);
  }

  /// Counts a finding of a correlation; others are counted where they are found.
  public void fired(Finding finding) {
    if (finding.rule().kind() == RuleInfo.Kind.CORRELATION) {
      correlations.computeIfAbsent(finding.rule(), _ -> new AtomicLong()).incrementAndGet();
    }
  }

  /// What was measured so far.
  public RuleCosts costs() {
    Map<String, Cost> byId = new HashMap<>();
    tallies.forEach(
        (set, tally) -> {
          List<SigmaRule> rules = set.rules();
          for (int i = 0; i < rules.size(); i++) {
            byId.merge(rules.get(i).info().id(), cost(rules.get(i), tally, i), RuleMeter::sum);
          }
        });
    List<Cost> costs = new ArrayList<>(byId.values());
    correlations.forEach((rule, hits) -> costs.add(new Cost(rule, 0, 0, hits.get(), 0)));
    costs.sort(DEAREST);
    return new RuleCosts(events.sum(), search.sum(), costs);
  }

  private static Cost cost(SigmaRule rule, Tally tally, int i) {
    return new Cost(
        rule.info(),
        tally.asked.sum(),
        tally.evaluated.get(i),
        tally.hits.get(i),
        tally.nanos.get(i));
  }

  private static Cost sum(Cost a, Cost b) {
    return new Cost(
        a.rule(),
        a.asked() + b.asked(),
        a.evaluated() + b.evaluated(),
        a.hits() + b.hits(),
        a.nanos() + b.nanos());
  }
}
