package io.redoubt.cli.review;

import io.redoubt.ask.Explainer;
import io.redoubt.event.finding.Verdict;
import io.redoubt.triage.review.PlanProposer;
import io.redoubt.triage.review.Proposal;
import io.redoubt.triage.review.Reviewer;
import io.redoubt.triage.trace.Subject;

/// A model that words answers and proposes what to look up.
///
/// @param reviewer asks it
record ModelWords(Reviewer reviewer) implements Explainer {
  @Override
  public Verdict explain(Subject subject) {
    return reviewer.forQuestions().answer(subject);
  }

  @Override
  public Proposal propose(PlanProposer.Wanted wanted) {
    return reviewer.forPlans().propose(wanted);
  }
}
