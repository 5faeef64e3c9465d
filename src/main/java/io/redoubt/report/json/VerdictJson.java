package io.redoubt.report.json;

import io.redoubt.event.finding.Recommendation;
import io.redoubt.event.finding.Statement;
import io.redoubt.event.finding.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A verdict, as it stands in alerts and incidents.
final class VerdictJson {
  private VerdictJson() {}

  /// Appends the verdict.
  ///
  /// @param known the ids that its references may name
  static void append(Verdict verdict, Set<String> known, JsonWriter out) {
    out.object().field("engine", verdict.engine());
    out.field("verdict", verdict.disposition().id());
    out.field("severity", verdict.severity().id()).field("category", verdict.category());
    out.field("summary", verdict.summary()).name("observations").list();
    for (Statement statement : verdict.observations()) {
      out.object().strings("refs", statement.refs()).field("text", statement.text()).endObject();
    }
    out.endList().name("recommendations").list();
    for (Recommendation next : verdict.recommendations()) {
      out.object().field("action", next.action()).known("target_ref", next.targetRef());
      out.field("rationale", next.rationale()).endObject();
    }
    out.endList().strings("missing", verdict.missing());
    grounding(verdict, known, out);
    provenance(verdict, out);
    out.endObject();
  }

  private static void grounding(Verdict verdict, Set<String> known, JsonWriter out) {
    List<String> unsupported = new ArrayList<>();
    for (Statement statement : verdict.observations()) {
      if (!known.containsAll(statement.refs())) {
        unsupported.add(statement.text());
      }
    }
    out.name("grounding").object().field("checked", verdict.observations().size());
    out.strings("unsupported", unsupported).endObject();
  }

  private static void provenance(Verdict verdict, JsonWriter out) {
    out.name("provenance").object().field("evidence_hash", verdict.evidenceHash());
    switch (verdict) {
      case Verdict.Deterministic d ->
          out.field("policy_version", d.policyVersion()).share("score", d.score());
    }
    out.endObject();
  }
}
