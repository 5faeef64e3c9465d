package io.redoubt.api.v1;

import io.redoubt.api.wire.Access;
import io.redoubt.api.wire.Answer;
import io.redoubt.api.wire.Call;
import io.redoubt.api.wire.Operation;
import io.redoubt.api.wire.Problem;
import io.redoubt.api.wire.Reply;
import io.redoubt.api.wire.Scope;
import io.redoubt.event.port.CaseFile;
import io.redoubt.event.port.CaseQuery;
import io.redoubt.event.port.Cases;
import io.redoubt.store.cases.CaseDocument;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/// `/api/v1/alerts` and `/api/v1/incidents`: list and get.
public final class CasesApi {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Set<String> KNOWN = CaseFilters.and("text", "order", "cursor", "limit");

  private final Cases cases;
  private final Optional<Events> events;
  private final Moments moments;

  /// Over these cases; `now` is what this clock says.
  ///
  /// @param events in which they were found; empty: why a list is empty is not told
  public CasesApi(Cases cases, Optional<Events> events, InstantSource clock) {
    this.cases = cases;
    this.events = events;
    this.moments = new Moments(clock);
  }

  /// Its operations.
  public List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    Access read = Access.needs(Scope.READ);
    for (CaseFile.Kind kind : CaseFile.Kind.values()) {
      String name = Place.name(kind);
      String path = Place.path(kind);
      operations.add(Operation.get("list" + name + 's', path, read, call -> list(kind, call)));
      operations.add(
          Operation.get("get" + name, path + "/{id}", read, call -> get(kind, call.part("id"))));
      operations.add(
          Operation.get(
              "history" + name,
              path + "/{id}/history",
              read,
              call -> history(kind, call.part("id"))));
    }
    return operations;
  }

  private Answer list(CaseFile.Kind kind, Call call) {
    Parameters given = Parameters.ofQuery(call, KNOWN);
    CaseQuery query =
        CaseFilters.of(kind, given, moments)
            .listed(
                given.text("text", ""),
                order(given),
                given.number("cursor", 0, 0, 999_999_999),
                given.number("limit", 50, 1, 1000));
    return given.wrong().orElseGet(() -> page(query));
  }

  private Reply page(CaseQuery query) {
    boolean unhidden = query.suppressed().isPresent() && !query.suppressed().get();
    long hidden = unhidden ? cases.list(query.hidden()).total() : -1;
    Cases.Page page = cases.list(query);
    String why = events.map(all -> all.whyNoCases(cases, query, page)).orElse("");
    return Reply.json(200, CaseDocument.page(query.kind(), page, hidden, why));
  }

  private Answer get(CaseFile.Kind kind, String id) {
    Optional<Cases.Filed> filed = cases.find(kind, id);
    return filed.isEmpty() ? missing(cases, kind, id) : shown(filed.get());
  }

  /// The answer of a case.
  static Reply shown(Cases.Filed filed) {
    return Reply.json(200, CaseJson.of(filed).toString()).with("ETag", CaseJson.tag(filed));
  }

  /// The answer where there is no such case: 404. Of an incident of which one alert is left it is
  /// 410 with its `alert_id` and a link to it, so that a bookmark still leads to what happened.
  public static Reply missing(Cases cases, CaseFile.Kind kind, String id) {
    Optional<Cases.Filed> left =
        kind == CaseFile.Kind.INCIDENT ? cases.find(CaseFile.Kind.ALERT, id) : Optional.empty();
    return left.map(filed -> left(filed.file().id())).orElseGet(CasesApi::unknown);
  }

  private static Reply left(String alert) {
    String path = Place.path(CaseFile.Kind.ALERT) + '/' + alert;
    return Problem.of(
            410,
            "incident_is_alert",
            "Of this incident one alert is left: " + alert + ".",
            Map.of("alert_id", alert))
        .with("Link", '<' + path + ">; rel=\"successor-version\"");
  }

  /// The answer where there is no case.
  public static Reply unknown() {
    return Problem.of(404, "case_unknown", "There is nothing of this id.");
  }

  private Answer history(CaseFile.Kind kind, String id) {
    if (cases.find(kind, id).isEmpty()) {
      return missing(cases, kind, id);
    }
    List<Map<String, Object>> actions = cases.history(kind, id).stream().map(CaseJson::of).toList();
    return Reply.json(200, JSON.writeValueAsBytes(Map.of("actions", actions)));
  }

  private static CaseQuery.Order order(Parameters given) {
    return switch (given.text("order", "severity")) {
      case "severity" -> CaseQuery.Order.SEVERITY;
      case "newest" -> CaseQuery.Order.NEWEST;
      case "updated" -> CaseQuery.Order.UPDATED;
      default -> {
        given.fail("order", "order is severity, newest or updated.");
        yield CaseQuery.Order.SEVERITY;
      }
    };
  }
}
