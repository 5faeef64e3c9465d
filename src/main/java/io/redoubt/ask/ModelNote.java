package io.redoubt.ask;

import io.redoubt.event.finding.Review;
import io.redoubt.event.finding.Verdict;

/// Says in one line what became of the model's part. Stateless.
final class ModelNote {
  private ModelNote() {}

  /// Empty when no model was asked.
  static String of(Verdict verdict) {
    Review review = verdict.review();
    if (review == null) {
      return "";
    }
    String model = review.provenance().model();
    String reason = review.provenance().fallbackReason();
    if (reason != null) {
      String detail = review.provenance().fallbackDetail();
      return "The words are those of code ("
          + reason
          + (detail.isEmpty() ? "" : ": " + detail)
          + ").";
    }
    Review.Grounding grounding = review.grounding();
    int struck = grounding == null ? 0 : grounding.struck().size();
    return "In the words of "
        + model
        + ", each sentence checked against the evidence; "
        + (struck == 0 ? "none" : struck)
        + (struck == 1 ? " was struck." : " were struck.");
  }
}
