package io.redoubt.api.v1;

import io.redoubt.api.wire.Access;
import io.redoubt.api.wire.Answer;
import io.redoubt.api.wire.Call;
import io.redoubt.api.wire.Operation;
import io.redoubt.api.wire.Problem;
import io.redoubt.api.wire.Reply;
import io.redoubt.api.wire.Scope;
import io.redoubt.event.Severity;
import io.redoubt.event.port.CaseFile;
import io.redoubt.event.port.CaseQuery;
import io.redoubt.event.port.Cases;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// `/api/v1/alerts` and `/api/v1/incidents`: list and get.
public final class CasesApi {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final List<String> MARKS = List.of("rule", "technique", "tactic");
  private static final Set<String> KNOWN =
      Set.of(
          "severity",
          "status",
          "assignee",
          "incident",
          "from",
          "to",
          "rule",
          "technique",
          "tactic",
          "entity",
          "text",
          "order",
          "cursor",
          "limit");

  private final Cases cases;
  private final Moments moments;

  /// Over these cases; `now` is what this clock says.
  public CasesApi(Cases cases, InstantSource clock) {
    this.cases = cases;
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
        new CaseQuery(
            kind,
            severities(given),
            given.texts("status"),
            given.text("assignee", ""),
            given.text("incident", ""),
            given.moment("from", 0, moments),
            given.moment("to", Long.MAX_VALUE, moments),
            marks(given),
            given.text("text", ""),
            order(given),
            given.number("cursor", 0, 0, 999_999_999),
            given.number("limit", 50, 1, 1000));
    return given.wrong().orElseGet(() -> page(kind, cases.list(query)));
  }

  private static Reply page(CaseFile.Kind kind, Cases.Page page) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put(Place.plural(kind), page.cases().stream().map(CaseJson::of).toList());
    answer.put("total", page.total());
    answer.put("cursor", cursor(page.next()));
    return Reply.json(200, JSON.writeValueAsBytes(answer));
  }

  private static @Nullable String cursor(OptionalLong next) {
    return next.isPresent() ? Long.toString(next.getAsLong()) : null;
  }

  private Answer get(CaseFile.Kind kind, String id) {
    Optional<Cases.Filed> filed = cases.find(kind, id);
    return filed.isEmpty() ? unknown() : shown(filed.get());
  }

  /// The answer of a case.
  static Reply shown(Cases.Filed filed) {
    return Reply.json(200, CaseJson.of(filed).toString()).with("ETag", CaseJson.tag(filed));
  }

  /// The answer where there is no case.
  static Reply unknown() {
    return Problem.of(404, "case_unknown", "There is nothing of this id.");
  }

  private Answer history(CaseFile.Kind kind, String id) {
    if (cases.find(kind, id).isEmpty()) {
      return unknown();
    }
    var actions = cases.actions(kind, id).stream().map(CaseJson::of).toList();
    return Reply.json(200, JSON.writeValueAsBytes(Map.of("actions", actions)));
  }

  private static List<Severity> severities(Parameters given) {
    List<Severity> severities = new ArrayList<>();
    for (String word : given.texts("severity")) {
      Optional<Severity> severity = severity(word);
      if (severity.isEmpty()) {
        given.fail("severity", "severity is informational, low, medium, high or critical.");
      }
      severity.ifPresent(severities::add);
    }
    return severities;
  }

  private static Optional<Severity> severity(String word) {
    for (Severity severity : Severity.values()) {
      if (severity.name().toLowerCase(Locale.ROOT).equals(word)) {
        return Optional.of(severity);
      }
    }
    return Optional.empty();
  }

  private static Map<String, String> marks(Parameters given) {
    Map<String, String> marks = new HashMap<>();
    for (String mark : MARKS) {
      String value = given.text(mark, "");
      if (!value.isEmpty()) {
        marks.put(mark, value);
      }
    }
    String entity = given.text("entity", "");
    int colon = entity.indexOf(':');
    if (colon > 0) {
      marks.put(entity.substring(0, colon), entity.substring(colon + 1));
    } else if (!entity.isEmpty()) {
      given.fail("entity", "entity is a field and its value, such as source.ip:203.0.113.7.");
    }
    return marks;
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
