package io.redoubt.api.admin;

import io.redoubt.correlate.sigma.CorrelationState;
import io.redoubt.detect.Matcher;
import io.redoubt.detect.book.RuleBook;
import io.redoubt.event.Event;
import io.redoubt.event.finding.CorrelationHit;
import io.redoubt.event.finding.Finding;
import io.redoubt.event.finding.FindingSink;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Asks some rules about some events, as if nothing else had ever come in.
final class RuleTrial implements FindingSink {
  private final RuleBook.Trial trial;
  private final CorrelationState correlations;
  private final List<Finding> findings = new ArrayList<>();

  private RuleTrial(RuleBook.Trial trial) {
    this.trial = trial;
    this.correlations = new CorrelationState(trial.detector().correlations());
  }

  /// What came of it.
  ///
  /// @param findings of the rules on trial
  /// @param matched places of the events that they are about, from 0, in order
  record Outcome(List<Finding> findings, List<Integer> matched) {}

  static Outcome of(RuleBook.Trial trial, List<Event> events) {
    RuleTrial running = new RuleTrial(trial);
    Matcher matcher = trial.detector().matcher();
    events.forEach(event -> matcher.match(event, running));
    running.correlations.finish().forEach(running::finding);
    Set<String> ids = new HashSet<>();
    for (Finding finding : running.findings) {
      finding.events().forEach(event -> ids.add(event.id()));
    }
    List<Integer> matched = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      if (ids.contains(events.get(i).id())) {
        matched.add(i);
      }
    }
    return new Outcome(running.findings, matched);
  }

  @Override
  public void finding(Finding finding) {
    if (trial.ids().contains(finding.rule().id())) {
      findings.add(finding);
    }
  }

  @Override
  public void hit(CorrelationHit hit) {
    correlations.add(hit);
  }
}
