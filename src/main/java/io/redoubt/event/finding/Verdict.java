package io.redoubt.event.finding;

import io.redoubt.event.Severity;
import java.util.List;

/// The answer to "what is this alert, and what now?".
///
/// Sealed by engine. [Deterministic] is always there; the model's opinion, when there is one, comes
/// beside it.
public sealed interface Verdict {
  /// `deterministic`, `model` or `merged`.
  String engine();

  /// What it says.
  Disposition disposition();

  /// How bad it is.
  Severity severity();

  /// The category of `triage.md` §3.3, such as `authentication_abuse`.
  String category();

  /// A few sentences for people.
  String summary();

  /// Sentences with their evidence.
  List<Statement> observations();

  /// What to do next.
  List<Recommendation> recommendations();

  /// What would decide the open points, from the closed list of `triage.md` §3.3.
  List<String> missing();

  /// Hash of the evidence it rests on.
  String evidenceHash();

  /// Written by code from the evidence, by the rules of `triage.md` §3.7.
  ///
  /// @param score 0 to 1: how sure code is that the alert is real
  /// @param policyVersion of the tables that decided
  record Deterministic(
      Disposition disposition,
      Severity severity,
      String category,
      String summary,
      List<Statement> observations,
      List<Recommendation> recommendations,
      List<String> missing,
      double score,
      String evidenceHash,
      String policyVersion)
      implements Verdict {
    /// Copies the lists.
    public Deterministic {
      observations = List.copyOf(observations);
      recommendations = List.copyOf(recommendations);
      missing = List.copyOf(missing);
    }

    @Override
    public String engine() {
      return "deterministic";
    }
  }
}
