package io.redoubt.report.json;

import io.redoubt.event.finding.Provenance;
import io.redoubt.event.finding.Recommendation;
import io.redoubt.event.finding.Review;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a model said of an alert, as it stands inside a verdict.
final class ReviewJson {
  private ReviewJson() {}

  /// Appends the model's values and what spoke for an injection; nothing without a review.
  static void opinion(@Nullable Review review, JsonWriter out) {
    Review.Opinion opinion = review == null ? null : review.opinion();
    if (opinion != null) {
      out.name("model").object().field("verdict", opinion.disposition().id());
      out.field("severity", opinion.severity().id()).field("category", opinion.category());
      out.field("confidence", opinion.confidence()).strings("techniques", opinion.techniques());
      out.name("suggestions").list();
      for (Recommendation next : opinion.suggestions()) {
        out.object().field("action", next.action()).known("target_ref", next.targetRef());
        out.field("rationale", next.rationale()).endObject();
      }
      out.endList().field("escalation", opinion.escalation());
      Review.Consistency consistency = opinion.consistency();
      out.name("consistency").object().field("outcome", consistency.outcome());
      out.field("asked", consistency.asked()).field("agreeing", consistency.agreeing());
      out.endObject().endObject();
    }
    if (review != null) {
      out.name("injection").object().strings("signals", review.injection().signals());
      out.field("suspected_by_model", review.injection().suspectedByModel());
      out.field("counterfactual", review.injection().counterfactual()).endObject();
    }
  }

  /// Appends who answered, with what, under which versions.
  static void provenance(@Nullable Review review, JsonWriter out) {
    if (review == null) {
      return;
    }
    Provenance from = review.provenance();
    String reason = from.fallbackReason();
    if (reason != null) {
      out.field("fallback_reason", reason).field("fallback_detail", from.fallbackDetail());
    }
    if (!from.model().isEmpty()) {
      out.field("backend", from.backend()).field("server_version", from.serverVersion());
      out.field("model", from.model()).known("digest", from.digest());
      out.field("qualification", from.qualification());
      out.name("options").object();
      from.options().forEach(out::field);
      out.endObject();
      out.field("prompt_version", from.promptVersion());
      out.field("schema_version", from.schemaVersion());
      numbers("tokens", from.tokens(), out);
      numbers("timings_ms", from.timings(), out);
      out.field("attempt", from.attempt()).known("cache", from.cache());
      reuse(from.reuse(), out);
    }
    out.name("redaction").object().field("tier", from.tier()).known("map_id", from.mapId());
    out.endObject().known("audit_index", from.auditIndex(), 0);
    Review.Exchange exchange = review.exchange();
    if (exchange != null) {
      out.field("prompt_hash", exchange.promptHash())
          .known("response_hash", exchange.responseHash());
      out.strings("dropped", exchange.dropped());
    }
  }

  private static void reuse(Provenance.@Nullable Reuse reuse, JsonWriter out) {
    if (reuse != null) {
      out.name("reused").object().field("subject", reuse.subject()).field("time", reuse.time());
      out.known("audit_index", reuse.auditIndex(), 0).field("mapped", reuse.mapped()).endObject();
    }
  }

  private static void numbers(String name, Map<String, Long> values, JsonWriter out) {
    out.name(name).object();
    values.forEach((key, value) -> out.field(key, value.longValue()));
    out.endObject();
  }
}
