package io.redoubt.detect;

import io.redoubt.detect.sigma.match.RuleSet;
import io.redoubt.detect.sigma.match.Values;
import io.redoubt.detect.sigma.rule.SigmaRule;
import io.redoubt.detect.vendor.VendorAlerts;
import io.redoubt.event.Event;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.finding.Finding;
import io.redoubt.event.finding.FindingSink;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Asks the rules about one event after the other. One per worker, not thread-safe.
public final class Matcher {
  private final Routes routes;
  private final Counting counting;
  private final Values values;
  private final HitTexts texts;
  private final @Nullable RuleMeter meter;
  private long[] candidates = new long[1];

  Matcher(Router router, Counting counting, int slots, Optional<RuleMeter> meter) {
    this.routes = new Routes(router);
    this.counting = counting;
    this.texts = counting.texts();
    this.meter = meter.orElse(null);
    this.values = new Values(slots, new EventBuilder().build());
  }

  /// Hands everything found in the event to the sink, rules in the order they were loaded; of an
  /// event so long that rules take much, those that take little come first.
  public void match(Event event, FindingSink sink) {
    Optional<Finding> told = VendorAlerts.of(event);
    if (told.isPresent()) {
      sink.finding(told.get());
    }
    values.event(event);
    RuleSet set = routes.route(values);
    if (set.rules().isEmpty() && meter == null) {
      return;
    }
    RuleMeter.Tally tally = search(set);
    if (unanswered(set, false, tally, sink) && unanswered(set, true, tally, sink)) {
      sink.finding(CostlyEvent.of(event));
    }
  }

  private RuleMeter.@Nullable Tally search(RuleSet set) {
    long start = meter == null ? 0 : System.nanoTime();
    if (candidates.length < set.room()) {
      candidates = new long[set.room()];
    }
    set.candidates(values, candidates);
    if (meter == null) {
      return null;
    }
    meter.searched(System.nanoTime() - start);
    RuleMeter.Tally tally = meter.of(set);
    tally.asked();
    return tally;
  }

  /* Asks the candidates; those that could not be answered stay candidates. Whether there are any. */
  private boolean unanswered(
      RuleSet set, boolean dear, RuleMeter.@Nullable Tally tally, FindingSink sink) {
    boolean some = false;
    for (int word = 0; word < set.words(); word++) {
      long open = 0;
      for (long rest = candidates[word]; rest != 0; rest &= rest - 1) {
        int rule = word * 64 + Long.numberOfTrailingZeros(rest);
        boolean holds = holds(set, rule, dear, tally);
        if (values.exhausted()) {
          open |= rest & -rest;
        } else if (holds) {
          found(set, rule, sink);
        }
      }
      candidates[word] = open;
      some |= open != 0;
    }
    return some;
  }

  private boolean holds(RuleSet set, int rule, boolean dear, RuleMeter.@Nullable Tally tally) {
    values.rule(dear);
    if (tally == null) {
      return set.holds(rule, values);
    }
    long from = System.nanoTime();
    boolean holds = set.holds(rule, values);
    tally.evaluated(rule, holds && !values.exhausted(), System.nanoTime() - from);
    return holds;
  }

  private void found(RuleSet set, int index, FindingSink sink) {
    SigmaRule rule = set.rules().get(index);
    if (rule.alerts()) {
      values.rule(true); // so that what matched is told in full
      Map<String, String> matched = new LinkedHashMap<>();
      set.explain(index, values, matched);
      sink.finding(Finding.on(rule.info(), values.event(), matched));
    }
    counting.hits(rule.info().id(), values, texts, sink);
  }
}
