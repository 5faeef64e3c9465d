package io.redoubt.api.v1;

import io.redoubt.api.wire.Access;
import io.redoubt.api.wire.Answer;
import io.redoubt.api.wire.Call;
import io.redoubt.api.wire.Operation;
import io.redoubt.api.wire.Problem;
import io.redoubt.api.wire.Reply;
import io.redoubt.api.wire.Scope;
import io.redoubt.event.port.EventFinder;
import io.redoubt.search.query.Parsed;
import io.redoubt.search.query.QueryParser;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/// `/api/v1/events/fields` and `/api/v1/events/values`: which fields events have, and which values
/// are frequent in them.
public final class FieldsApi {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int MOST = 1000;

  private final Events events;
  private final EventFinder finder;
  private final Moments moments;
  private final QueryParser parser;

  /// Over these events; `now` is what this clock says.
  public FieldsApi(Events events, InstantSource clock) {
    this.events = events;
    this.finder = events.current();
    this.moments = new Moments(clock);
    this.parser = new QueryParser(clock);
  }

  /// Its operations.
  public List<Operation> operations() {
    Access read = Access.needs(Scope.READ);
    return List.of(
        Operation.get("eventFields", "/api/v1/events/fields", read, this::fields),
        Operation.get("eventValues", "/api/v1/events/values", read, this::values));
  }

  private Answer fields(Call call) {
    Parameters given = Parameters.ofQuery(call, Set.of("start", "limit", "types"));
    boolean typed = given.flag("types", false);
    int limit = given.number("limit", 100, 1, MOST);
    String start = given.text("start", "");
    return given
        .wrong()
        .orElseGet(
            () -> {
              List<String> names = finder.fields(start, limit);
              Map<String, Object> answer = new LinkedHashMap<>();
              answer.put("fields", names);
              if (typed) {
                answer.put("types", new FieldTypes(events.index()).of(names));
              }
              return Reply.json(200, JSON.writeValueAsBytes(answer));
            });
  }

  private Answer values(Call call) {
    Parameters given = Parameters.ofQuery(call, Set.of("field", "query", "from", "to", "limit"));
    String field = given.text("field", "");
    if (field.isEmpty()) {
      given.fail("field", "field is the name of a field, such as source.ip.");
    }
    long from = given.moment("from", Long.MIN_VALUE, moments);
    long to = given.moment("to", Long.MAX_VALUE, moments);
    if (from > to) {
      given.fail("from", "from is later than to.");
    }
    int limit = given.number("limit", 10, 1, MOST);
    return switch (parser.parse(given.text("query", ""))) {
      case Parsed.Wrong wrong ->
          Problem.of(
              400, "query_unreadable", wrong.message(), Map.of("position", wrong.position()));
      case Parsed.Right(var query) ->
          given
              .wrong()
              .orElseGet(
                  () -> {
                    var window = new EventFinder.Window(from, to);
                    long missing = finder.missing();
                    var counted = finder.values(query, window, field, limit);
                    String why =
                        counted.counts().isEmpty()
                            ? events.whyNoValues(query, window, field, "")
                            : "";
                    return shown(counted, why, Math.max(missing, finder.missing()) > 0);
                  });
    };
  }

  private static Reply shown(
      EventFinder.Counted<EventFinder.ValueCount> counted, String why, boolean partial) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("values", counted.counts());
    answer.put("complete", counted.complete());
    answer.put("explanation", why.isEmpty() ? null : why);
    answer.put("partial", partial);
    return Reply.json(200, JSON.writeValueAsBytes(answer));
  }
}
