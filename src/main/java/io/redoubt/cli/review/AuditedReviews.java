package io.redoubt.cli.review;

import io.redoubt.audit.AuditException;
import io.redoubt.audit.AuditLog;
import io.redoubt.audit.entry.Asking;
import io.redoubt.audit.entry.AuditEntry;
import io.redoubt.audit.entry.Basis;
import io.redoubt.audit.entry.ModelUsed;
import io.redoubt.audit.entry.Outcome;
import io.redoubt.audit.entry.Payload;
import io.redoubt.audit.entry.RedactionUsed;
import io.redoubt.audit.entry.Versions;
import io.redoubt.event.finding.Provenance;
import io.redoubt.event.finding.Verdict;
import io.redoubt.llm.ModelIdentity;
import io.redoubt.llm.Usage;
import io.redoubt.redact.Tier;
import io.redoubt.report.Reports;
import io.redoubt.triage.review.ReviewLog;
import io.redoubt.triage.review.ReviewRecord;
import io.redoubt.triage.trace.Exchange;
import io.redoubt.triage.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/// Writes every question into the audit log before it leaves, every answer before it is read, every
/// verdict before anybody sees it. Thread-safe.
public final class AuditedReviews implements ReviewLog {
  private final AuditLog log;
  private final String actor;
  private volatile String failure = "";

  /// Into this log.
  ///
  /// @param actor who runs the program
  public AuditedReviews(AuditLog log, String actor) {
    this.log = log;
    this.actor = actor;
  }

  @Override
  public long asking(Sending sending) {
    return attempt(() -> append(sending));
  }

  @Override
  public long answered(Answered answered) {
    return attempt(() -> append(answered));
  }

  @Override
  public long record(ReviewRecord review) {
    return attempt(() -> append(review));
  }

  @Override
  public String failure() {
    return failure;
  }

  /* The first one tells most. */
  private synchronized void fail(String why) {
    failure = failure.isEmpty() ? why : failure;
  }

  /// Records an act of administration.
  ///
  /// @return whether it is on record
  boolean administer(String act, Map<String, String> details) {
    return attempt(() -> log.append(new AuditEntry.Administration(actor, act, details)).index())
        != FAILED;
  }

  /// Records who a model says it is.
  void identified(ModelIdentity id) {
    ModelUsed model =
        new ModelUsed(id.backend(), id.serverVersion(), id.model(), id.digest(), Map.of());
    Map<String, String> abilities = Map.of("context", String.valueOf(id.context()));
    attempt(() -> log.append(new AuditEntry.Model(model, abilities, List.of())).index());
  }

  private long attempt(LongSupplier append) {
    if (!failure.isEmpty()) {
      return FAILED;
    }
    try {
      return append.getAsLong();
    } catch (AuditException broken) {
      fail(String.valueOf(broken.getMessage()));
      return FAILED;
    }
  }

  /* Letting raw text out is a reveal of its own, next to the prompt. */
  private long append(Sending sending) {
    Provenance asking = sending.asking();
    List<AuditEntry> entries = new ArrayList<>();
    if (asking.tier() == Tier.RAW.level()) {
      entries.add(
          new AuditEntry.Reveal(
              actor,
              "analyze --redaction 3",
              sending.subject(),
              new RedactionUsed(asking.tier(), asking.mapId()),
              List.of()));
    }
    entries.add(
        new AuditEntry.Prompt(
            sending.subject(),
            sending.purpose().id(),
            asking(asking),
            List.of(new Payload(Payload.PROMPT, sending.prompt()))));
    return log.appendAll(entries).getLast().index();
  }

  private long append(Answered answered) {
    List<Payload> payloads =
        answered.response().isEmpty()
            ? List.of()
            : List.of(Payload.text(Payload.RESPONSE, answered.response()));
    return log.append(
            new AuditEntry.Response(
                answered.subject(),
                answered.asked(),
                answered.result(),
                answered.thoughtHash(),
                timings(answered.usage()),
                payloads))
        .index();
  }

  private long append(ReviewRecord r) {
    Provenance from = r.review().provenance();
    return log.append(
            new AuditEntry.Verdict(
                r.trace().subject().id(),
                asking(from),
                outcome(r.verdict(), from, r.trace()),
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

  private static Map<String, Long> timings(Usage usage) {
    return Map.of(
        "first_byte_ms",
        usage.firstByteMillis(),
        "total_ms",
        usage.totalMillis(),
        "prompt_tokens",
        (long) usage.promptTokens(),
        "answer_tokens",
        (long) usage.answerTokens(),
        "requests",
        (long) usage.requests());
  }

  private static Outcome outcome(Verdict verdict, Provenance from, Trace trace) {
    Map<String, Long> timings = new TreeMap<>();
    from.timings().forEach((name, value) -> timings.put(name + "_ms", value));
    from.tokens().forEach((name, value) -> timings.put(name + "_tokens", value));
    String reason = from.fallbackReason();
    return new Outcome(
        verdict.engine(),
        verdict.disposition().id(),
        verdict.severity().id(),
        reason == null ? "" : reason,
        basis(from, trace),
        timings);
  }

  private static Basis basis(Provenance from, Trace trace) {
    List<Long> asked = trace.exchanges().stream().map(Exchange::asked).toList();
    boolean raw = trace.setting().tier() == Tier.RAW;
    Provenance.Reuse reuse = from.reuse();
    return new Basis(
        from.qualification(),
        asked,
        raw ? asked.stream().map(index -> index - 1).toList() : List.of(),
        reuse == null ? -1 : reuse.auditIndex());
  }

  private static List<Payload> payloads(ReviewRecord r) {
    List<Payload> payloads = new ArrayList<>();
    payloads.add(new Payload(Payload.INPUTS, r.trace().bytes()));
    if (!r.answer().isEmpty()) {
      payloads.add(Payload.text(Payload.RESPONSE, r.answer()));
    }
    payloads.add(new Payload(Payload.VERDICT, json(r.verdict(), r.trace())));
    StringBuilder map = new StringBuilder();
    r.map()
        .values()
        .forEach((token, value) -> map.append(token).append('\t').append(value).append('\n'));
    if (!map.isEmpty()) {
      payloads.add(Payload.text(Payload.REDACTION_MAP, map.toString()));
    }
    return payloads;
  }

  /// The verdict as it is recorded: as reports show it, but without its place in the log.
  static byte[] json(Verdict verdict, Trace trace) {
    Set<String> known = Set.copyOf(trace.subject().known());
    return Reports.verdict(verdict, known);
  }
}
