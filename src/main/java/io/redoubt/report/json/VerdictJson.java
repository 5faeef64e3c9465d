package io.redoubt.report.json;

import io.redoubt.event.finding.Recommendation;
import io.redoubt.event.finding.Review;
import io.redoubt.event.finding.Statement;
import io.redoubt.event.finding.Verdict;
import java.util.List;
import java.util.Set;

/// A verdict, as it stands in alerts and incidents.
public final class VerdictJson {
  private VerdictJson() {}

  /// Appends the verdict.
  ///
  /// @param known the ids that its references may name
  public static void append(Verdict verdict, Set<String> known, JsonWriter out) {
    out.object().field("engine", verdict.engine());
    out.field("verdict", verdict.disposition().id());
    out.field("severity", verdict.severity().id()).field("category", verdict.category());
    out.field("summary", verdict.summary()).name("observations").list();
    verdict.observations().forEach(statement -> statement(statement, out));
    out.endList().name("recommendations").list();
    for (Recommendation next : verdict.recommendations()) {
      out.object().field("action", next.action()).known("target_ref", next.targetRef());
      out.field("rationale", next.rationale()).endObject();
    }
    out.endList().strings("missing", verdict.missing());
    code(verdict, out);
    ReviewJson.opinion(verdict.review(), out);
    grounding(verdict, known, out);
    provenance(verdict, out);
    out.endObject();
  }

  /* What code says stays readable where the words of a model stand in its place. */
  private static void code(Verdict verdict, JsonWriter out) {
    if (verdict instanceof Verdict.Reviewed reviewed) {
      Verdict.Deterministic code = reviewed.byCode();
      out.name("deterministic").object().field("verdict", code.disposition().id());
      out.field("severity", code.severity().id()).field("summary", code.summary());
      out.name("observations").list();
      code.observations().forEach(statement -> statement(statement, out));
      out.endList().endObject();
      out.strings("policy", reviewed.policy());
    }
  }

  private static void statement(Statement statement, JsonWriter out) {
    out.object().strings("refs", statement.refs()).field("text", statement.text()).endObject();
  }

  private static void grounding(Verdict verdict, Set<String> known, JsonWriter out) {
    Review review = verdict.review();
    Review.Grounding ofModel = review == null ? null : review.grounding();
    out.name("grounding").object();
    if (ofModel == null) {
      List<String> unsupported =
          verdict.observations().stream()
              .filter(statement -> !known.containsAll(statement.refs()))
              .map(Statement::text)
              .toList();
      int checked = verdict.observations().size();
      out.field("checked", checked).field("supported", checked - unsupported.size());
      out.field("miscited", 0).strings("unsupported", unsupported).field("replaced", false);
    } else {
      out.field("checked", ofModel.checked()).field("supported", ofModel.supported());
      out.field("miscited", ofModel.miscited()).strings("unsupported", ofModel.struck());
      out.field("replaced", ofModel.replaced());
    }
    out.endObject();
  }

  private static void provenance(Verdict verdict, JsonWriter out) {
    out.name("provenance").object().field("evidence_hash", verdict.evidenceHash());
    out.field("policy_version", verdict.byCode().policyVersion());
    out.share("score", verdict.byCode().score());
    ReviewJson.provenance(verdict.review(), out);
    out.endObject();
  }
}
