package io.redoubt.api.cases;

import io.redoubt.api.v1.CaseJson;
import io.redoubt.api.v1.CasesApi;
import io.redoubt.api.v1.Events;
import io.redoubt.api.v1.EventsApi;
import io.redoubt.api.v1.Parameters;
import io.redoubt.api.v1.Place;
import io.redoubt.api.wire.Access;
import io.redoubt.api.wire.Answer;
import io.redoubt.api.wire.Call;
import io.redoubt.api.wire.Operation;
import io.redoubt.api.wire.Reply;
import io.redoubt.api.wire.Scope;
import io.redoubt.event.port.CaseFile;
import io.redoubt.event.port.Cases;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/// `…/{id}/evidence` and `…/{id}/events`: the numbered lines a verdict rests on, and the records
/// behind them.
final class EvidenceApi {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int MEMBERS = 200;

  private final Cases cases;
  private final Optional<Events> events;

  EvidenceApi(Cases cases, Optional<Events> events) {
    this.cases = cases;
    this.events = events;
  }

  List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    Access read = Access.needs(Scope.READ);
    for (CaseFile.Kind kind : CaseFile.Kind.values()) {
      String path = Place.path(kind) + "/{id}";
      String name = Place.name(kind);
      operations.add(
          Operation.get("evidence" + name, path + "/evidence", read, call -> evidence(kind, call)));
      if (events.isPresent()) {
        Events all = events.get();
        operations.add(
            Operation.get(
                "events" + name, path + "/events", read, call -> events(kind, call, all)));
      }
    }
    return operations;
  }

  private Answer evidence(CaseFile.Kind kind, Call call) {
    Optional<Cases.Filed> filed = cases.find(kind, call.part("id"));
    if (filed.isEmpty()) {
      return CasesApi.missing(cases, kind, call.part("id"));
    }
    ObjectNode document = CaseJson.document(filed.get().file().json());
    Map<String, Object> answer = lines(filed.get().file().id(), document);
    if (kind == CaseFile.Kind.INCIDENT) {
      answer.put(
          "alerts",
          members(document).stream()
              .map(alert -> lines(alert.path("id").asString(""), alert))
              .toList());
    }
    return Reply.json(200, JSON.writeValueAsBytes(answer));
  }

  private static Map<String, Object> lines(String id, ObjectNode document) {
    Map<String, Object> lines = new LinkedHashMap<>();
    lines.put("id", id);
    lines.put("evidence_hash", document.at("/verdict/provenance/evidence_hash").asString(""));
    JsonNode evidence = document.path("evidence");
    lines.put("lines", evidence.isArray() ? evidence : JSON.createArrayNode());
    return lines;
  }

  /* The alerts of an incident, as far as they are there. */
  private List<ObjectNode> members(ObjectNode incident) {
    List<ObjectNode> members = new ArrayList<>();
    for (JsonNode id : incident.path("alert_ids")) {
      if (members.size() < MEMBERS) {
        cases
            .find(CaseFile.Kind.ALERT, id.asString(""))
            .ifPresent(alert -> members.add(CaseJson.document(alert.file().json())));
      }
    }
    return members;
  }

  private Answer events(CaseFile.Kind kind, Call call, Events all) {
    Parameters given = Parameters.ofQuery(call, Set.of("limit"));
    int limit = given.number("limit", 100, 1, 1000);
    Optional<Cases.Filed> filed = cases.find(kind, call.part("id"));
    if (filed.isEmpty()) {
      return CasesApi.missing(cases, kind, call.part("id"));
    }
    return given.wrong().orElseGet(() -> events(filed.get(), limit, all));
  }

  private Reply events(Cases.Filed filed, int limit, Events all) {
    ObjectNode document = CaseJson.document(filed.file().json());
    List<ObjectNode> documents =
        filed.file().kind() == CaseFile.Kind.ALERT ? List.of(document) : members(document);
    List<RawValue> found = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (String id : ids(documents)) {
      if (found.size() < limit) {
        all.event(id)
            .ifPresentOrElse(
                event ->
                    found.add(
                        new RawValue(
                            new String(EventsApi.document(event), StandardCharsets.UTF_8))),
                () -> missing.add(id));
      }
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("events", found);
    answer.put("total", filed.file().events());
    answer.put("complete", found.size() == filed.file().events());
    answer.put("missing", missing);
    return Reply.json(200, JSON.writeValueAsBytes(answer));
  }

  private static Set<String> ids(List<ObjectNode> documents) {
    Set<String> ids = new LinkedHashSet<>();
    for (ObjectNode document : documents) {
      for (JsonNode line : document.path("evidence")) {
        String id = line.path("event_id").asString("");
        if (!id.isEmpty()) {
          ids.add(id);
        }
      }
    }
    return ids;
  }
}
