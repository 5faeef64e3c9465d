package io.redoubt.ask;

import io.redoubt.event.finding.Verdict;
import io.redoubt.triage.review.PlanProposer;
import io.redoubt.triage.review.Proposal;
import io.redoubt.triage.trace.Subject;

/// Has a model put an answer into words, and propose what to look up. Thread-safe.
@FunctionalInterface
public interface Explainer {
  /// The same answer with the words of a model as far as they stand in the evidence; the answer of
  /// code, as it is, where there is no model.
  Verdict explain(Subject subject);

  /// What a model would look up for a question, out of the menu; nothing where there is no model.
  default Proposal propose(PlanProposer.Wanted wanted) {
    return Proposal.NONE;
  }
}
