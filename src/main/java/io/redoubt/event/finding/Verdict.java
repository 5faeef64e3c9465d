package io.redoubt.event.finding;

import io.redoubt.event.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The answer to "what is this alert, and what now?".
///
/// Sealed by engine. [Deterministic] is always there and always decides as long as the model is not
/// qualified; [Reviewed] adds what a model said and code let stand.
public sealed interface Verdict {
  /// `deterministic`, `merged` or `model`.
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

  /// What code alone found; never changed by a model.
  Deterministic byCode();

  /// What became of the model's part; null when no model was asked for.
  @Nullable Review review();

  /// Written by code from the evidence, by the rules of `triage.md` §3.7.
  ///
  /// @param score 0 to 1: how sure code is that the alert is real
  /// @param policyVersion of the tables that decided
  /// @param review why a wanted model verdict is absent or was refused; null when none was wanted
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
      String policyVersion,
      @Nullable Review review)
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

    @Override
    public Deterministic byCode() {
      return this;
    }

    /// The same verdict with what became of the model's part.
    public Deterministic with(Review newReview) {
      return new Deterministic(
          disposition,
          severity,
          category,
          summary,
          observations,
          recommendations,
          missing,
          score,
          evidenceHash,
          policyVersion,
          newReview);
    }
  }

  /// The verdict of code with the accepted words of a model. Values are those of code, unless the
  /// qualification of the model let it raise or lower them within the policy table.
  ///
  /// @param byCode what code found
  /// @param disposition what stands
  /// @param severity what stands; never below the floor of code
  /// @param byModel whether a value of the model's stands: engine `model`, else `merged`
  /// @param summary accepted sentences of the model
  /// @param observations accepted sentences of the model with their evidence
  /// @param policy how the values came about, sentence by sentence
  /// @param review what the model said and where it came from
  record Reviewed(
      Deterministic byCode,
      Disposition disposition,
      Severity severity,
      boolean byModel,
      String summary,
      List<Statement> observations,
      List<String> policy,
      Review review)
      implements Verdict {
    /// Copies the lists.
    public Reviewed {
      observations = List.copyOf(observations);
      policy = List.copyOf(policy);
    }

    @Override
    public String engine() {
      return byModel ? "model" : "merged";
    }

    @Override
    public String category() {
      return byCode.category();
    }

    @Override
    public List<Recommendation> recommendations() {
      return byCode.recommendations();
    }

    @Override
    public List<String> missing() {
      return byCode.missing();
    }

    @Override
    public String evidenceHash() {
      return byCode.evidenceHash();
    }
  }
}
