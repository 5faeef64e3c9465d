package io.redoubt.correlate.sigma;

import io.redoubt.event.finding.CorrelationHit;
import io.redoubt.event.finding.CorrelationRule;
import io.redoubt.event.finding.GroupValues;
import io.redoubt.event.state.BadState;
import io.redoubt.event.state.StateIn;
import io.redoubt.event.state.StateOut;
import java.util.List;
import java.util.Map;

/// The form of hits, whose rules are named by their ids.
///
/// @param rules by id
record HitForm(Map<String, CorrelationRule> rules) {
  static void write(List<CorrelationHit> hits, StateOut out) {
    out.each(hits, hit -> write(hit, out));
  }

  static void write(CorrelationHit hit, StateOut out) {
    out.text(hit.rule().info().id()).number(hit.base()).each(hit.group().values(), out::text);
    out.text(hit.value()).event(hit.event());
    write(hit.above(), out);
  }

  List<CorrelationHit> read(StateIn in) {
    return in.each(() -> one(in));
  }

  CorrelationHit one(StateIn in) {
    CorrelationRule rule = rules.get(in.text());
    if (rule == null) {
      throw new BadState("A rule is there no more.");
    }
    int base = in.small();
    GroupValues group = GroupValues.of(in.each(in::text));
    return new CorrelationHit(rule, base, group, in.text(), in.event(), read(in));
  }
}
