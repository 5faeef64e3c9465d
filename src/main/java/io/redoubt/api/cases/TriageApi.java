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
import io.redoubt.event.port.CaseFile;
import io.redoubt.event.port.Cases;
import io.redoubt.event.port.TriageQueue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/// `…/{id}/triage`: has the model look at a case at once. The words that come are a revision of its
/// verdict, which the stream tells.
final class TriageApi {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Cases cases;
  private final TriageQueue queue;

  TriageApi(Cases cases, TriageQueue queue) {
    this.cases = cases;
    this.queue = queue;
  }

  List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    Access triage = Access.needs(Scope.TRIAGE);
    for (CaseFile.Kind kind : CaseFile.Kind.values()) {
      String path = Place.path(kind) + "/{id}/triage";
      String name = Place.name(kind);
      operations.add(
          new Operation(
              "triage" + name, "POST", path, triage, Operation.SMALL, call -> ask(kind, call)));
      operations.add(
          Operation.get(
              "triageState" + name, path, Access.needs(Scope.READ), call -> look(kind, call)));
    }
    return operations;
  }

  private Answer ask(CaseFile.Kind kind, Call call) {
    TriageQueue.Urgency urgency = TriageQueue.Urgency.NOW;
    if (call.body().length > 0) {
      Parameters given = Parameters.ofBody(call, Set.of("urgency"));
      switch (given.text("urgency", "now")) {
        case "now" -> urgency = TriageQueue.Urgency.NOW;
        case "normal" -> urgency = TriageQueue.Urgency.NORMAL;
        default -> given.fail("urgency", "urgency is now or normal.");
      }
      if (given.wrong().isPresent()) {
        return given.wrong().get();
      }
    }
    Optional<Cases.Filed> filed = cases.find(kind, call.part("id"));
    if (filed.isEmpty()) {
      return CasesApi.missing(cases, kind, call.part("id"));
    }
    TriageQueue.Ticket ticket = queue.ask(kind, filed.get().file().id(), urgency);
    return switch (ticket.state()) {
      case NO_MODEL -> noModel();
      case SETTLED ->
          Problem.of(
              409,
              "settled",
              "Nothing came for it for a day, so its evidence is no longer in memory; its verdict"
                  + " stays as it is.");
      case IDLE, QUEUED, RUNNING, DONE ->
          shown(202, filed.get(), ticket)
              .with("Location", Place.path(kind) + '/' + filed.get().file().id() + "/triage");
    };
  }

  private static Reply noModel() {
    return Problem.of(
        409,
        "no_model",
        "There is no model to ask: start one that `redoubt doctor` finds, or name it with --model"
            + " and --llm-url.");
  }

  private Answer look(CaseFile.Kind kind, Call call) {
    return cases
        .find(kind, call.part("id"))
        .map(filed -> shown(200, filed, queue.look(kind, filed.file().id())))
        .orElseGet(() -> CasesApi.missing(cases, kind, call.part("id")));
  }

  private static Reply shown(int status, Cases.Filed filed, TriageQueue.Ticket ticket) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("id", filed.file().id());
    shown.put("state", ticket.state().name().toLowerCase(Locale.ROOT));
    shown.put("ahead", ticket.ahead());
    shown.put("judged", CaseJson.of(filed.file().verdict()));
    shown.put("revision", filed.revision());
    return Reply.json(status, JSON.writeValueAsBytes(shown));
  }
}
