package io.redoubt.audit.entry;

import java.util.List;

/// Writes the entries that come with every review straight into their canonical form, without a
/// map of their fields: names stand here in the order in which they sort. Stateless.
final class EntryWriter {
  /// What every entry says besides its own.
  ///
  /// @param time RFC 3339, UTC
  record Common(long index, String time, List<PayloadRef> payloads) {}

  private EntryWriter() {}

  /// Writes it; where its keyed hash goes.
  static int prompt(AuditEntry.Prompt entry, Common common, CanonicalJson out) {
    out.begin('{').name("evidence_hash").text(entry.asking().evidenceHash());
    int mac = head(entry, common, out);
    model(entry.asking().model(), out);
    payloads(common.payloads(), out);
    out.name("purpose").text(entry.purpose());
    redaction(entry.asking().redaction(), out);
    out.name("subject").text(entry.subject());
    tail(common, out);
    versions(entry.asking().versions(), out);
    out.end('}');
    return mac;
  }

  /// Writes it; where its keyed hash goes.
  static int response(AuditEntry.Response entry, Common common, CanonicalJson out) {
    out.begin('{').name("asked").number(entry.asked());
    int mac = head(entry, common, out);
    payloads(common.payloads(), out);
    out.name("result").text(entry.result()).name("subject").text(entry.subject());
    out.name("thought_hash").text(entry.thoughtHash()).name("time").text(common.time());
    out.name("timings").object(entry.timings());
    out.name("v").number(1).end('}');
    return mac;
  }

  /// Writes it; where its keyed hash goes.
  static int verdict(AuditEntry.Verdict entry, Common common, CanonicalJson out) {
    out.begin('{').name("evidence_hash").text(entry.asking().evidenceHash());
    int mac = head(entry, common, out);
    model(entry.asking().model(), out);
    outcome(entry.outcome(), out);
    payloads(common.payloads(), out);
    redaction(entry.asking().redaction(), out);
    out.name("subject").text(entry.subject());
    tail(common, out);
    versions(entry.asking().versions(), out);
    out.end('}');
    return mac;
  }

  private static int head(AuditEntry entry, Common common, CanonicalJson out) {
    out.name("index").number(common.index()).name("kind").text(entry.kind());
    return out.length();
  }

  private static void tail(Common common, CanonicalJson out) {
    out.name("time").text(common.time()).name("v").number(1);
  }

  private static void model(ModelUsed model, CanonicalJson out) {
    out.name("model").begin('{');
    out.name("backend").text(model.backend()).name("digest").text(model.digest());
    out.name("model").text(model.model()).name("options").object(model.options());
    out.name("server_version").text(model.serverVersion()).end('}');
  }

  private static void outcome(Outcome outcome, CanonicalJson out) {
    Basis basis = outcome.basis();
    out.name("outcome").begin('{');
    out.name("engine").text(outcome.engine()).name("exchanges").list(basis.exchanges());
    out.name("fallback_reason").text(outcome.fallbackReason());
    out.name("qualification").text(basis.qualification());
    if (basis.reusedFrom() >= 0) {
      out.name("reused_from").number(basis.reusedFrom());
    }
    out.name("reveals").list(basis.reveals()).name("severity").text(outcome.severity());
    out.name("timings").object(outcome.timings());
    out.name("verdict").text(outcome.verdict()).end('}');
  }

  private static void payloads(List<PayloadRef> payloads, CanonicalJson out) {
    if (payloads.isEmpty()) {
      return;
    }
    out.name("payloads").begin('[');
    for (PayloadRef ref : payloads) {
      out.begin('{').name("bytes").number(ref.bytes()).name("hash").text(ref.hash().hex());
      out.name("name").text(ref.name()).end('}');
    }
    out.end(']');
  }

  private static void redaction(RedactionUsed redaction, CanonicalJson out) {
    out.name("redaction").begin('{').name("map_id").text(redaction.mapId());
    out.name("tier").number(redaction.tier()).end('}');
  }

  private static void versions(Versions versions, CanonicalJson out) {
    out.name("versions").begin('{').name("policy").text(versions.policy());
    out.name("prompt").text(versions.prompt()).name("schema").text(versions.schema()).end('}');
  }
}
