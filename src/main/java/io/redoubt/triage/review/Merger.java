package io.redoubt.triage.review;

import io.redoubt.event.finding.Disposition;
import io.redoubt.event.finding.Provenance;
import io.redoubt.event.finding.Review;
import io.redoubt.event.finding.Verdict;
import io.redoubt.verify.Answer;
import io.redoubt.verify.ground.Grounding;
import java.util.List;

/// Puts the verdict together from what code found and what of the model's answer may stand.
/// Stateless.
final class Merger {
  private Merger() {}

  /// What there is to merge.
  record Said(
      Verdict.Deterministic code,
      Answer answer,
      Grounding grounding,
      Accepted accepted,
      Granted granted,
      Judge.Heard heard) {}

  static Verdict merge(
      Said said, Review.Injection injection, Review.Exchange exchange, Provenance from) {
    boolean distrusted =
        injection.counterfactual().equals("disagreed")
            || (injection.counterfactual().equals("not_possible")
                && !injection.signals().isEmpty());
    Grounding g = said.grounding();
    boolean nothing =
        said.accepted().observations().isEmpty() || said.accepted().summary().isEmpty();
    boolean replaced = g.replaced() || distrusted || nothing;
    var grounding =
        new Review.Grounding(
            g.checked(), g.supported(), g.miscited(), said.accepted().struck(), replaced);
    Review.Opinion opinion = opinion(said, distrusted, replaced);
    Provenance reason = replaced ? because(from, distrusted ? "distrusted" : "ungrounded") : from;
    Review review = new Review(opinion, grounding, injection, exchange, reason);
    if (replaced) {
      return said.code().with(review);
    }
    PolicyTable policy =
        PolicyTable.decide(
            new PolicyTable.Question(said.code(), opinion, grounding, injection, said.granted()));
    return new Verdict.Reviewed(
        said.code(),
        policy.disposition(),
        policy.severity(),
        policy.byModel(),
        said.accepted().summary(),
        said.accepted().observations(),
        policy.reasons(),
        review);
  }

  private static Review.Opinion opinion(Said said, boolean distrusted, boolean replaced) {
    Answer answer = said.answer();
    String escalation = said.heard().escalation();
    boolean open =
        distrusted
            || escalation.equals("disagreed")
            || escalation.equals("not_possible")
            || said.heard().consistency().open();
    return new Review.Opinion(
        open ? Disposition.UNDETERMINED : answer.verdict(),
        open ? said.code().severity() : answer.severity(),
        answer.category(),
        answer.confidence(),
        said.grounding().techniques(),
        replaced ? List.of() : said.accepted().suggestions(),
        escalation,
        said.heard().consistency());
  }

  private static Provenance because(Provenance from, String reason) {
    String detail =
        reason.equals("distrusted")
            ? "outside text may have steered the model; the words of code stand"
            : "too little of the answer stands in the evidence; the words of code stand";
    return with(from, from.auditIndex(), reason, detail);
  }

  /// The verdict with its place in the audit log.
  static Verdict indexed(Verdict verdict, Review review, long index) {
    Provenance from = review.provenance();
    Provenance placed = with(from, index, from.fallbackReason(), from.fallbackDetail());
    Review kept =
        new Review(
            review.opinion(), review.grounding(), review.injection(), review.exchange(), placed);
    return switch (verdict) {
      case Verdict.Deterministic code -> code.with(kept);
      case Verdict.Reviewed r ->
          new Verdict.Reviewed(
              r.byCode(),
              r.disposition(),
              r.severity(),
              r.byModel(),
              r.summary(),
              r.observations(),
              r.policy(),
              kept);
    };
  }

  private static Provenance with(
      Provenance p, long index, @org.jspecify.annotations.Nullable String reason, String detail) {
    return new Provenance(
        p.backend(),
        p.serverVersion(),
        p.model(),
        p.digest(),
        p.qualification(),
        p.options(),
        p.promptVersion(),
        p.schemaVersion(),
        p.policyVersion(),
        p.evidenceHash(),
        p.tier(),
        p.mapId(),
        p.tokens(),
        p.timings(),
        p.attempt(),
        p.cache(),
        p.reuse(),
        index,
        reason,
        detail);
  }
}
