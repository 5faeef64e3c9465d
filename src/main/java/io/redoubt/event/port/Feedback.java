package io.redoubt.event.port;

import java.util.List;

/// What people found out about cases, as labelled data: each decision that says what a case was,
/// with what it was decided about. It stays when the case itself is forgotten. Thread-safe.
public interface Feedback {
  /// The labels after this number, oldest first.
  ///
  /// @param after 0: from the beginning
  /// @param limit at most, 1 to 1000
  List<Label> list(long after, int limit);

  /// One decision.
  ///
  /// @param number increasing; later ones about the same case stand in place of earlier ones
  /// @param action who said what, when; its `what` is a status
  /// @param verdict what Redoubt had said then, and the hash of the evidence
  /// @param json the case as it was filed then, as in `api/openapi.yaml`
  record Label(long number, CaseAction action, CaseVerdict verdict, String json) {
    /// What it was said to be, such as `false_positive`.
    public String disposition() {
      return action.what() instanceof CaseAction.What.Status status ? status.disposition() : "";
    }
  }
}
