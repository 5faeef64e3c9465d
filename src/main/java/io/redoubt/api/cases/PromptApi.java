package io.redoubt.api.cases;

import io.redoubt.api.v1.CaseJson;
import io.redoubt.api.v1.CasesApi;
import io.redoubt.api.v1.Parameters;
import io.redoubt.api.v1.Place;
import io.redoubt.api.wire.Access;
import io.redoubt.api.wire.Answer;
import io.redoubt.api.wire.Call;
import io.redoubt.api.wire.Operation;
import io.redoubt.api.wire.Problem;
import io.redoubt.api.wire.Reply;
import io.redoubt.api.wire.Scope;
import io.redoubt.audit.AuditException;
import io.redoubt.audit.AuditReader;
import io.redoubt.audit.SharedLog;
import io.redoubt.audit.entry.AuditEntry;
import io.redoubt.audit.entry.AuditRecord;
import io.redoubt.audit.entry.RedactionUsed;
import io.redoubt.event.port.CaseFile;
import io.redoubt.event.port.Cases;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/// `…/{id}/prompt`: what the model was sent about a case and what it answered, byte for byte as
/// it stands in the audit log. `…/{id}/prompt/reveal` shows the same with the values that the
/// stand-ins stand for, once the reason is on record.
final class PromptApi {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int LONGEST = 1000;

  private final Cases cases;
  private final SharedLog audit;

  PromptApi(Cases cases, SharedLog audit) {
    this.cases = cases;
    this.audit = audit;
  }

  List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    Access triage = Access.needs(Scope.TRIAGE);
    for (CaseFile.Kind kind : CaseFile.Kind.values()) {
      String path = Place.path(kind) + "/{id}/prompt";
      String name = Place.name(kind);
      operations.add(Operation.get("prompt" + name, path, triage, call -> answer(kind, call, "")));
      operations.add(
          new Operation(
              "reveal" + name,
              "POST",
              path + "/reveal",
              triage,
              Operation.SMALL,
              call -> reveal(kind, call)));
    }
    return operations;
  }

  private Answer reveal(CaseFile.Kind kind, Call call) {
    Parameters given = Parameters.ofBody(call, Set.of("reason"));
    String reason = given.text("reason", "").strip();
    if (reason.isEmpty() || reason.length() > LONGEST) {
      given.fail("reason", "A reveal has a reason, of at most " + LONGEST + " characters.");
    }
    return given.wrong().isPresent() ? given.wrong().get() : answer(kind, call, reason);
  }

  private Answer answer(CaseFile.Kind kind, Call call, String reason) {
    Optional<Cases.Filed> filed = cases.find(kind, call.part("id"));
    if (filed.isEmpty()) {
      return CasesApi.missing(cases, kind, call.part("id"));
    }
    try {
      audit.log();
      AuditReader reader = AuditReader.open(audit.folder());
      Optional<AuditRecord> verdict = verdict(reader, filed.get());
      return verdict.isEmpty()
          ? Problem.of(404, "no_prompt", "No model was asked about it.")
          : shown(reader, verdict.get(), reason, CaseOperations.actor(call));
    } catch (AuditException unusable) {
      return Problem.of(503, "audit", String.valueOf(unusable.getMessage()))
          .with("Retry-After", "5");
    }
  }

  /* The one the verdict names; else the latest about it. */
  private static Optional<AuditRecord> verdict(AuditReader reader, Cases.Filed filed) {
    String id = filed.file().id();
    long named =
        CaseJson.document(filed.file().json()).at("/verdict/provenance/audit_index").asLong(-1);
    return reader
        .record(named)
        .filter(entry -> entry.kind().equals("verdict") && entry.subject().equals(id))
        .or(
            () ->
                reader
                    .latest(
                        Long.MAX_VALUE,
                        1,
                        entry -> entry.kind().equals("verdict") && entry.subject().equals(id))
                    .stream()
                    .findFirst());
  }

  private Reply shown(AuditReader reader, AuditRecord verdict, String reason, String actor) {
    Conversation said = Conversation.of(reader, verdict);
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("id", verdict.subject());
    shown.put("audit_index", verdict.index());
    shown.put(
        "reused_from", said.verdict().index() == verdict.index() ? null : said.verdict().index());
    shown.put("revealed", !reason.isEmpty());
    if (reason.isEmpty()) {
      shown.put("exchanges", said.shown(Map.of()));
    } else {
      var entry =
          new AuditEntry.Reveal(actor, reason, verdict.subject(), RedactionUsed.NONE, List.of());
      shown.put("reveal_index", audit.log().append(entry).index());
      shown.put("exchanges", said.shown(said.map()));
    }
    return Reply.json(200, JSON.writeValueAsBytes(shown));
  }
}
