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
import java.util.Map;

/// Asks the rules about one event after the other. One per worker, not thread-safe.
public final class Matcher {
  private final Router router;
  private final Counting counting;
  private final Values values;
  private long[] candidates = new long[1];

  Matcher(Router router, Counting counting, int slots) {
    this.router = router;
    this.counting = counting;
    this.values = new Values(slots, new EventBuilder().build());
  }

  /// Hands everything found in the event to the sink, rules in the order they were loaded.
  public void match(Event event, FindingSink sink) {
    VendorAlerts.of(event).ifPresent(sink::finding);
    RuleSet set = router.route(event);
    if (set.rules().isEmpty()) {
      return;
    }
    values.event(event);
    if (candidates.length < set.words()) {
      candidates = new long[set.words()];
    }
    set.candidates(values, candidates);
    for (int word = 0; word < set.words(); word++) {
      for (long rest = candidates[word]; rest != 0; rest &= rest - 1) {
        int rule = word * 64 + Long.numberOfTrailingZeros(rest);
        if (set.holds(rule, values)) {
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
    for (CorrelationHit hit : counting.hits(rule.info().id(), values)) {
      sink.hit(hit);
    }
  }
}
