package io.redoubt.correlate;

import io.redoubt.event.finding.AlertGroup;
import io.redoubt.event.finding.Finding;
import io.redoubt.event.finding.RuleInfo;
import io.redoubt.event.state.StateIn;
import io.redoubt.event.state.StateOut;
import java.util.LinkedHashMap;
import java.util.Map;

/// How often a rule fired.
///
/// @param hit the rule, its findings and the fields of one
/// @param events behind the findings
/// @param byCorrelation of these, those of correlations
/// @param pick the smaller one tells which of two findings gives title and fields
record Fired(AlertGroup.Hit hit, long events, long byCorrelation, long pick) {
  static Fired once(Finding finding) {
    RuleInfo rule = finding.rule();
    boolean correlation = rule.kind() == RuleInfo.Kind.CORRELATION;
    return new Fired(
        new AlertGroup.Hit(rule, 1, finding.fields()),
        finding.eventCount(),
        correlation ? finding.eventCount() : 0,
        Hashes.of(finding.events().getFirst().record()));
  }

  Fired plus(Fired more) {
    AlertGroup.Hit shown = pick <= more.pick ? hit : more.hit;
    AlertGroup.Hit sum =
        new AlertGroup.Hit(shown.rule(), hit.findings() + more.hit.findings(), shown.fields());
    return new Fired(
        sum, events + more.events, byCorrelation + more.byCorrelation, Math.min(pick, more.pick));
  }

  void write(StateOut out) {
    out.rule(hit.rule()).number(hit.findings()).number(events).number(byCorrelation).number(pick);
    out.each(hit.fields().entrySet(), f -> out.text(f.getKey()).text(f.getValue()));
  }

  static Fired read(StateIn in) {
    RuleInfo rule = in.rule();
    long findings = in.number();
    long events = in.number();
    long byCorrelation = in.number();
    long pick = in.number();
    Map<String, String> fields = new LinkedHashMap<>();
    int count = in.count();
    for (int i = 0; i < count; i++) {
      fields.put(in.text(), in.text());
    }
    return new Fired(new AlertGroup.Hit(rule, findings, fields), events, byCorrelation, pick);
  }
}
