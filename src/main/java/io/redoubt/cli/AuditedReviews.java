package io.redoubt.cli;

import io.redoubt.audit.Asking;
import io.redoubt.audit.AuditEntry;
import io.redoubt.audit.AuditException;
import io.redoubt.audit.AuditLog;
import io.redoubt.audit.ModelUsed;
import io.redoubt.audit.Outcome;
import io.redoubt.audit.Payload;
import io.redoubt.audit.RedactionUsed;
import io.redoubt.audit.Versions;
import io.redoubt.event.finding.Provenance;
import io.redoubt.event.finding.Review;
import io.redoubt.event.finding.Verdict;
import io.redoubt.triage.review.ReviewLog;
import io.redoubt.triage.review.ReviewRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Writes every review into the audit log before anybody sees it. Thread-safe.
public record AuditedReviews(AuditLog log) implements ReviewLog {

  @Override
  public long record(ReviewRecord r) {
    try {
      return append(r);
    } catch (AuditException broken) {
      return FAILED;
    }
  }

  private long append(ReviewRecord r) {
    Provenance from = r.review().provenance();
    List<Long> reveals = new ArrayList<>();
    if (from.tier() == 3) {
      AuditEntry reveal =
          new AuditEntry.Reveal(
              System.getProperty("user.name", "unknown"),
              "analyze --redaction 3",
              r.inputs().subject(),
              new RedactionUsed(3, from.mapId()),
              List.of());
      reveals.add(log.append(reveal).index());
    }
    return log.append(
            new AuditEntry.Verdict(
                r.inputs().subject(),
                asking(from),
                outcome(r.verdict(), from, reveals),
                payloads(r)))
        .index();
  }

  private static Asking asking(Provenance from) {
    return new Asking(
        new ModelUsed(
            from.backend(), from.serverVersion(), from.model(), from.digest(), from.options()),
        new Versions(from.promptVersion(), from.schemaVersion(), from.policyVersion()),
        new RedactionUsed(from.tier(), from.mapId()),
        from.evidenceHash());
  }

  private static Outcome outcome(Verdict verdict, Provenance from, List<Long> reveals) {
    Map<String, Long> timings = new TreeMap<>();
    from.timings().forEach((name, value) -> timings.put(name + "_ms", value));
    from.tokens().forEach((name, value) -> timings.put(name + "_tokens", value));
    String reason = from.fallbackReason();
    return new Outcome(
        verdict.engine(),
        verdict.disposition().id(),
        verdict.severity().id(),
        reason == null ? "" : reason,
        reveals,
        timings);
  }

  private static List<Payload> payloads(ReviewRecord r) {
    List<Payload> payloads = new ArrayList<>();
    payloads.add(new Payload(Payload.INPUTS, r.inputs().bytes()));
    Review.Exchange exchange = r.review().exchange();
    if (exchange != null) {
      payloads.add(Payload.text(Payload.PROMPT, r.promptText()));
      if (!exchange.response().isEmpty()) {
        payloads.add(Payload.text(Payload.RESPONSE, exchange.response()));
      }
    }
    boolean reused = r.review().provenance().cache().equals("hit");
    if (!r.checked().isEmpty() && !reused) {
      payloads.add(Payload.text(Payload.VERDICT, r.checked()));
    }
    StringBuilder map = new StringBuilder();
    r.map()
        .values()
        .forEach((token, value) -> map.append(token).append('\t').append(value).append('\n'));
    if (!map.isEmpty()) {
      payloads.add(Payload.text(Payload.REDACTION_MAP, map.toString()));
    }
    return payloads;
  }
}
