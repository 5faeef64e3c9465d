package io.redoubt.ask;

import io.redoubt.event.finding.Verdict;
import io.redoubt.triage.trace.Subject;

/// Has a model put an answer into words. Thread-safe.
@FunctionalInterface
public interface Explainer {
  /// The same answer with the words of a model as far as they stand in the evidence; the answer of
  /// code, as it is, where there is no model.
  Verdict explain(Subject subject);
}
