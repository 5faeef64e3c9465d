package io.redoubt.pipeline.live;

import io.redoubt.event.finding.Alert;
import io.redoubt.event.finding.Incident;
import io.redoubt.event.finding.Verdict;
import java.util.Map;

/// Who adds a model's words to the verdicts of code. Used by one thread; each call blocks until a
/// deadline of its own at most.
public interface CaseReviewer {
  /// Whether there is a model. Looks for it from time to time; asked several times a second.
  boolean open();

  /// The verdict with its words, or that of code.
  Verdict review(Alert alert);

  /// The verdict with its words, or that of code.
  ///
  /// @param alerts by id, those of the incident among them
  Verdict review(Incident incident, Map<String, Alert> alerts);
}
