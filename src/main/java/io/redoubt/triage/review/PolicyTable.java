package io.redoubt.triage.review;

import io.redoubt.event.Severity;
import io.redoubt.event.finding.Disposition;
import io.redoubt.event.finding.Review;
import io.redoubt.event.finding.Verdict;
import java.util.ArrayList;
import java.util.List;

/// Whose values stand: those of code, or, as far as it is qualified, those of the model.
///
/// | the model says | level 0 | level 1 | level 2 |
/// |---|---|---|---|
/// | more severe | code stands | one step up | one step up |
/// | a true positive, where code is undecided | code stands | true positive | true positive |
/// | less severe | code stands | code stands | one step down, under all conditions below |
/// | benign or false positive | code stands | code stands | code stands |
///
/// Conditions of a step down: nothing was struck, no sign of an injection, the rerun with masked
/// values agreed, the calibrated score reaches its bound, and code's severity is not a floor. A
/// floor is every severity of an alert that code judged a true positive, and every high or critical
/// one. A model never closes, suppresses or delays an alert at any level. Stateless.
///
/// @param disposition what stands
/// @param severity what stands
/// @param byModel whether a value of the model's stands
/// @param reasons how it came about, sentence by sentence
record PolicyTable(
    Disposition disposition, Severity severity, boolean byModel, List<String> reasons) {
  /// Of the table; stands in every provenance.
  static final String VERSION = "merge/1";

  /// The least calibrated score at which a step down is allowed.
  static final double SCORE_BOUND = 0.95;

  /// What the table decides on.
  ///
  /// @param code the verdict of code
  /// @param opinion the model's values
  /// @param grounding how its claims fared
  /// @param injection signs of hidden instructions
  /// @param granted what the model may change, and with which calibrated score
  record Question(
      Verdict.Deterministic code,
      Review.Opinion opinion,
      Review.Grounding grounding,
      Review.Injection injection,
      Granted granted) {
    Qualification level() {
      return granted.level();
    }

    double score() {
      return granted.score();
    }
  }

  static PolicyTable decide(Question q) {
    List<String> reasons = new ArrayList<>();
    Severity severity = severity(q, reasons);
    Disposition disposition = disposition(q, reasons);
    boolean byModel = severity != q.code().severity() || disposition != q.code().disposition();
    return new PolicyTable(disposition, severity, byModel, List.copyOf(reasons));
  }

  private static Severity severity(Question q, List<String> reasons) {
    Severity code = q.code().severity();
    Severity model = q.opinion().severity();
    int step = model.compareTo(code);
    if (step == 0) {
      reasons.add("Code and model agree on severity " + code.id() + ".");
      return code;
    }
    String differs = "The model would say " + model.id() + ", code says " + code.id() + ": ";
    if (q.level() == Qualification.ADVISORY) {
      reasons.add(differs + "code stands, because the model is unqualified.");
      return code;
    }
    if (step > 0) {
      reasons.add(differs + "one step up, as a model of this level may.");
      return code.raised();
    }
    String against = against(q);
    if (!against.isEmpty()) {
      reasons.add(differs + "code stands, because " + against + ".");
      return code;
    }
    reasons.add(differs + "one step down; every condition of the table is met.");
    return Severity.values()[code.ordinal() - 1];
  }

  /// What speaks against a step down; empty when nothing does.
  private static String against(Question q) {
    Verdict.Deterministic code = q.code();
    if (q.level() != Qualification.MAY_LOWER) {
      return "a model of this level may only raise";
    }
    if (code.disposition() == Disposition.TRUE_POSITIVE || code.severity().atLeast(Severity.HIGH)) {
      return "this severity is a floor";
    }
    if (q.grounding().replaced() || !q.grounding().struck().isEmpty()) {
      return "not every claim of the model stands in the evidence";
    }
    if (!q.injection().signals().isEmpty() || q.injection().suspectedByModel()) {
      return "the evidence holds signs of instructions to the model";
    }
    if (!q.injection().counterfactual().equals("agreed")) {
      return "the rerun with masked values did not agree";
    }
    return q.score() >= SCORE_BOUND ? "" : "there is no calibrated score that allows it";
  }

  private static Disposition disposition(Question q, List<String> reasons) {
    Disposition code = q.code().disposition();
    Disposition model = q.opinion().disposition();
    if (model == code) {
      return code;
    }
    boolean raises = model == Disposition.TRUE_POSITIVE && q.level() != Qualification.ADVISORY;
    reasons.add(
        "The model would call it "
            + model.id().replace('_', ' ')
            + ", code "
            + code.id().replace('_', ' ')
            + (raises
                ? ": the graver of the two stands, as a model of this level may raise."
                : ": code stands."));
    return raises ? model : code;
  }
}
