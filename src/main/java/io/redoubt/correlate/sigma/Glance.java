package io.redoubt.correlate.sigma;

import io.redoubt.event.finding.CorrelationHit;
import io.redoubt.event.finding.CorrelationRule;
import io.redoubt.event.finding.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What groups tell at a moment, without being changed: what correlations hand on to those above
/// them lies over these for as long as the look lasts. For one look and one thread.
final class Glance implements Judging.Above {
  private final List<CorrelationRule> rules;
  private final Map<String, Overlay> overlays = new HashMap<>();
  private final Samples.Budget budget;
  private final ValueKey values;

  /// @param rules one that builds on another comes after it
  /// @param groups gives those of a rule
  /// @param few where small groups are
  /// @param budget for events that are handed on
  /// @param values makes numbers of what is counted
  Glance(
      List<CorrelationRule> rules,
      Function<CorrelationRule, Groups> groups,
      Beginnings few,
      Samples.Budget budget,
      ValueKey values) {
    this.rules = rules;
    this.values = values;
    this.budget = budget;
    for (CorrelationRule rule : rules) {
      Groups mine = judgedEarly(rule) ? groups.apply(rule) : new Groups(new Keys());
      overlays.put(rule.info().id(), new Overlay(mine, few));
    }
  }

  /* More hits may undo what holds up to a bound. */
  private static boolean judgedEarly(CorrelationRule rule) {
    return rule.growing()
        || rule.type() == CorrelationRule.Type.TEMPORAL_ORDERED
        || rule.type() == CorrelationRule.Type.VALUE_PERCENTILE;
  }

  /// What is found, in the order of the rules and, within one, of the groups' first events.
  List<Finding> findings() {
    Judging judging = new Judging(budget, this);
    List<Finding> findings = new ArrayList<>();
    for (CorrelationRule rule : rules) {
      Overlay groups = overlays.get(rule.info().id());
      if (groups != null) {
        groups.forEach(group -> judging.judge(rule, group, findings));
      }
    }
    return findings;
  }

  @Override
  public void add(CorrelationHit hit, Era era, long time, int events) {
    Overlay known = overlays.get(hit.rule().info().id());
    if (known != null) {
      known.add(era, values.counted(hit, time, events), Judging.window(hit.rule()), budget);
    }
  }

  /// How many groups had to be copied for it.
  int copied() {
    return overlays.values().stream().mapToInt(Overlay::copied).sum();
  }
}
