package io.redoubt.detect;

import io.redoubt.detect.sigma.ExprMatcher;
import io.redoubt.detect.sigma.RuleSet;
import io.redoubt.detect.sigma.SigmaRule;
import io.redoubt.detect.sigma.Values;
import io.redoubt.detect.vendor.VendorAlerts;
import io.redoubt.event.Event;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.finding.CorrelationHit;
import io.redoubt.event.finding.Finding;
import io.redoubt.event.finding.FindingSink;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Asks the rules about one event after the other. One per worker, not thread-safe.
public final class Matcher {
  private final Router router;
  private final Counting counting;
  private final Values values;
  private final @Nullable RuleMeter meter;
  private long[] candidates = new long[1];

  Matcher(Router router, Counting counting, int slots, Optional<RuleMeter> meter) {
    this.router = router;
    this.counting = counting;
    this.meter = meter.orElse(null);
    this.values = new Values(slots, new EventBuilder().build());
  }

  /// Hands everything found in the event to the sink, rules in the order they were loaded.
  public void match(Event event, FindingSink sink) {
    VendorAlerts.of(event).ifPresent(sink::finding);
    if (meter != null) {
      measured(event, sink, meter);
      return;
    }
    RuleSet set = router.route(event);
    if (set.rules().isEmpty()) {
      return;
    }
    search(event, set);
    for (int word = 0; word < set.words(); word++) {
      for (long rest = candidates[word]; rest != 0; rest &= rest - 1) {
        int rule = word * 64 + Long.numberOfTrailingZeros(rest);
        boolean holds = set.holds(rule, values);
        if (values.exhausted()) {
          sink.finding(CostlyEvent.of(event));
          return;
        }
        if (holds) {
          found(set.rules().get(rule), sink);
        }
      }
    }
  }

  private void search(Event event, RuleSet set) {
    values.event(event);
    if (candidates.length < set.words()) {
      candidates = new long[set.words()];
    }
    set.candidates(values, candidates);
  }

  /* The same with a clock beside it; apart, so that nothing is asked of a clock that is not there. */
  private void measured(Event event, FindingSink sink, RuleMeter clock) {
    long start = System.nanoTime();
    RuleSet set = router.route(event);
    RuleMeter.Tally tally = clock.of(set);
    tally.asked();
    search(event, set);
    clock.searched(System.nanoTime() - start);
    for (int word = 0; word < set.words(); word++) {
      for (long rest = candidates[word]; rest != 0; rest &= rest - 1) {
        int rule = word * 64 + Long.numberOfTrailingZeros(rest);
        long from = System.nanoTime();
        boolean holds = set.holds(rule, values);
        tally.evaluated(rule, holds, System.nanoTime() - from);
        if (values.exhausted()) {
          sink.finding(CostlyEvent.of(event));
          return;
        }
        if (holds) {
          found(set.rules().get(rule), sink);
        }
      }
    }
  }

  private void found(SigmaRule rule, FindingSink sink) {
    if (rule.alerts()) {
      Map<String, String> matched = new LinkedHashMap<>();
      ExprMatcher.explain(rule, values, matched);
      sink.finding(Finding.on(rule.info(), values.event(), matched));
    }
    List<CorrelationHit> hits = counting.hits(rule.info().id(), values);
    for (int i = 0; i < hits.size(); i++) {
      sink.hit(hits.get(i));
    }
  }
}
