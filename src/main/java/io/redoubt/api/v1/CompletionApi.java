package io.redoubt.api.v1;

import io.redoubt.api.wire.Access;
import io.redoubt.api.wire.Answer;
import io.redoubt.api.wire.Call;
import io.redoubt.api.wire.Operation;
import io.redoubt.api.wire.Problem;
import io.redoubt.api.wire.Reply;
import io.redoubt.api.wire.Scope;
import io.redoubt.event.port.EventFinder;
import io.redoubt.event.port.EventFinder.ValueCount;
import io.redoubt.event.port.EventFinder.Window;
import io.redoubt.event.query.Fold;
import io.redoubt.event.query.Query;
import io.redoubt.event.query.Texts;
import io.redoubt.search.query.Completion;
import io.redoubt.search.query.Parsed;
import io.redoubt.search.query.QueryParser;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/// `/api/v1/events/completion` and `/api/v1/events/fields/{field}/values`: what may follow while a
/// query is being written.
public final class CompletionApi {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int MOST = 100;
  private static final int LOOKED = 1000;
  private static final String ENDS = " ()\"\t:\\*?[]{}<>!";

  private final Events events;
  private final EventFinder finder;
  private final Moments moments;
  private final QueryParser parser;

  /// Over these events; `now` is what this clock says.
  public CompletionApi(Events events, InstantSource clock) {
    this.events = events;
    this.finder = events.current();
    this.moments = new Moments(clock);
    this.parser = new QueryParser(clock);
  }

  /// Its operations.
  public List<Operation> operations() {
    Access read = Access.needs(Scope.READ);
    return List.of(
        Operation.get("completeQuery", "/api/v1/events/completion", read, this::complete),
        Operation.get(
            "eventFieldValues", "/api/v1/events/fields/{field}/values", read, this::values));
  }

  private Answer complete(Call call) {
    Parameters given = Parameters.ofQuery(call, Set.of("query", "position", "limit"));
    String text = given.text("query", "");
    int position = given.number("position", text.length(), 0, QueryParser.LONGEST);
    int limit = given.number("limit", 20, 1, MOST);
    return given.wrong().orElseGet(() -> shown(Completion.at(text, position), limit));
  }

  private Reply shown(Completion completion, int limit) {
    List<Map<String, Object>> items = new ArrayList<>();
    switch (completion) {
      case Completion.Name(_, String prefix, boolean operators) -> {
        for (String word : operators ? List.of("AND", "OR", "NOT") : List.of("NOT")) {
          if (word.regionMatches(true, 0, prefix, 0, prefix.length())) {
            items.add(Map.of("text", word, "kind", "operator"));
          }
        }
        for (String field : finder.fields(prefix, limit)) {
          if (field.startsWith(prefix)) {
            items.add(Map.of("text", field + ":", "kind", "field"));
          }
        }
      }
      case Completion.Value(_, String field, String prefix) ->
          counts(Query.All.ALL, Window.ALL, field, prefix, limit)
              .forEach(
                  value ->
                      items.add(
                          Map.of(
                              "text", quoted(value.value()),
                              "kind", "value",
                              "count", value.count())));
      case Completion.Nothing _ -> {}
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("from", completion.from());
    answer.put("items", items.subList(0, Math.min(limit, items.size())));
    return Reply.json(200, JSON.writeValueAsBytes(answer));
  }

  private static String quoted(String value) {
    boolean plain = !value.isEmpty() && value.chars().noneMatch(c -> ENDS.indexOf(c) >= 0);
    return plain ? value : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private List<ValueCount> counts(
      Query query, Window window, String field, String prefix, int most) {
    if (Texts.isText(field)) {
      return List.of();
    }
    String begin = Fold.fold(prefix);
    int looked = begin.isEmpty() ? most : LOOKED;
    return finder.values(query, window, field, looked).counts().stream()
        .filter(value -> value.value().startsWith(begin))
        .limit(most)
        .toList();
  }

  private Answer values(Call call) {
    Parameters given = Parameters.ofQuery(call, Set.of("prefix", "query", "from", "to", "limit"));
    String field = call.part("field");
    String prefix = given.text("prefix", "");
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
      case Parsed.Right(Query query) ->
          given.wrong().orElseGet(() -> values(query, new Window(from, to), field, prefix, limit));
    };
  }

  private Reply values(Query query, Window window, String field, String prefix, int limit) {
    List<ValueCount> counts = counts(query, window, field, prefix, limit);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("values", counts);
    answer.put(
        "explanation", counts.isEmpty() ? events.whyNoValues(query, window, field, prefix) : null);
    return Reply.json(200, JSON.writeValueAsBytes(answer));
  }
}
