package io.redoubt.api.v1;

import io.redoubt.api.wire.Access;
import io.redoubt.api.wire.Answer;
import io.redoubt.api.wire.Call;
import io.redoubt.api.wire.Operation;
import io.redoubt.api.wire.Problem;
import io.redoubt.api.wire.Reply;
import io.redoubt.api.wire.Scope;
import io.redoubt.event.port.EventFinder;
import io.redoubt.event.port.NumberedEvent;
import io.redoubt.event.port.TemplateFinder;
import io.redoubt.event.query.Query;
import io.redoubt.report.ecs.EcsDocument;
import io.redoubt.report.json.JsonBytes;
import io.redoubt.search.Explanation;
import io.redoubt.search.ScoredEvent;
import io.redoubt.search.StoredEvents;
import io.redoubt.search.query.Parsed;
import io.redoubt.search.query.QueryParser;
import io.redoubt.search.semantic.RankCursors;
import io.redoubt.search.semantic.SemanticSearch;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.util.RawValue;

/// `/api/v1/events`: one event, search, histogram.
public final class EventsApi {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Set<String> SEARCH =
      Set.of("query", "from", "to", "limit", "cursor", "mode");
  private static final Set<String> HISTOGRAM = Set.of("query", "from", "to", "interval");
  private static final Pattern CURSOR = Pattern.compile("(-?\\d{1,18})\\.(\\d{1,18})");
  private static final int MOST = 1000;
  private static final int BUCKETS = 10_000;

  private final Events events;
  private final Moments moments;
  private final QueryParser parser;

  /// Over these events; `now` is what this clock says.
  public EventsApi(Events events, InstantSource clock) {
    this.events = events;
    this.moments = new Moments(clock);
    this.parser = new QueryParser(clock);
  }

  /// Its operations.
  public List<Operation> operations() {
    Access read = Access.needs(Scope.READ);
    String search = "/api/v1/events/search";
    return List.of(
        Operation.get(
            "searchEvents", search, read, call -> search(Parameters.ofQuery(call, SEARCH))),
        new Operation(
            "searchEventsByBody",
            "POST",
            search,
            read,
            Operation.SMALL,
            call -> search(Parameters.ofBody(call, SEARCH))),
        Operation.get("eventHistogram", "/api/v1/events/histogram", read, this::histogram),
        Operation.get("getEvent", "/api/v1/events/{id}", read, this::get));
  }

  private Answer get(Call call) {
    Optional<NumberedEvent> event = events.event(call.part("id"));
    return event.isEmpty()
        ? Problem.of(
            404, "event_unknown", "There is no event of this id, or it is not indexed yet.")
        : Reply.json(200, document(event.get()));
  }

  private Answer search(Parameters given) {
    String mode = given.text("mode", "keyword");
    if (!mode.equals("keyword")) {
      return close(given, mode);
    }
    EventFinder.Window window = window(given);
    int limit = given.number("limit", 50, 0, MOST);
    EventFinder.Place after = place(given);
    return switch (query(given)) {
      case Parsed.Wrong wrong -> bad(wrong);
      case Parsed.Right(Query query) ->
          given.wrong().orElseGet(() -> found(new EventFinder.Search(query, window, limit, after)));
    };
  }

  private Answer close(Parameters given, String mode) {
    boolean hybrid = mode.equals("hybrid");
    if (!hybrid && !mode.equals("semantic")) {
      given.fail("mode", "mode is keyword, semantic or hybrid.");
    } else if (events.meaning().isEmpty()) {
      given.fail("mode", "This service searches by keyword only.");
    }
    EventFinder.Window window = window(given);
    int limit = given.number("limit", 50, 0, MOST);
    String cursor = given.text("cursor", "");
    Optional<TemplateFinder.Rank> after = RankCursors.rank(cursor);
    EventFinder.Place place = after.isPresent() ? null : place(given);
    return switch (parser.question(given.text("query", ""))) {
      case Parsed.Wrong wrong -> bad(wrong);
      case Parsed.Right(Query query) -> {
        var asked = new SemanticSearch.Asked(query, window, limit, after.orElse(null), hybrid);
        yield given
            .wrong()
            .<Answer>map(reply -> reply)
            .or(() -> events.meaning().map(s -> close(s, asked, place)))
            .orElseThrow();
      }
    };
  }

  /* Who goes on from a page that was found by words does so by words. */
  private Answer close(
      SemanticSearch search, SemanticSearch.Asked asked, EventFinder.@Nullable Place place) {
    CloseEvents close =
        new CloseEvents(
            search,
            events.index(),
            (why, words) ->
                found(new EventFinder.Search(words, asked.window(), asked.limit(), place), why));
    return place == null ? close.found(asked) : close.byWords(asked);
  }

  private Parsed query(Parameters given) {
    return parser.parse(given.text("query", ""));
  }

  private static Reply bad(Parsed.Wrong wrong) {
    return Problem.of(
        400, "query_unreadable", wrong.message(), Map.of("position", wrong.position()));
  }

  private EventFinder.Window window(Parameters given) {
    long from = given.moment("from", Long.MIN_VALUE, moments);
    long to = given.moment("to", Long.MAX_VALUE, moments);
    if (from > to) {
      given.fail("from", "from is later than to.");
    }
    return new EventFinder.Window(from, Math.max(from, to));
  }

  private static EventFinder.@Nullable Place place(Parameters given) {
    String cursor = given.text("cursor", "");
    if (cursor.isEmpty()) {
      return null;
    }
    Matcher place = CURSOR.matcher(cursor);
    if (!place.matches()) {
      given.fail("cursor", "The cursor is not one of an answer before.");
      return null;
    }
    return new EventFinder.Place(Long.parseLong(place.group(1)), Long.parseLong(place.group(2)));
  }

  private Reply found(EventFinder.Search search) {
    return found(search, "");
  }

  private Reply found(EventFinder.Search search, String why) {
    var stored = new StoredEvents(events.current(), events.log(), events.reader());
    var found = stored.search(search);
    List<Map<String, Object>> hits = new ArrayList<>();
    EcsDocument writer = new EcsDocument(false);
    for (ScoredEvent hit : found.hits()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("event", new RawValue(document(hit.event(), writer).toString().strip()));
      one.put("score", hit.score());
      hits.add(one);
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("hits", hits);
    answer.put("total", found.total());
    answer.put("exact", found.exact());
    answer.put("cursor", found.cursor().isEmpty() ? null : found.cursor());
    String said = (why + " " + found.explanation()).strip();
    answer.put("explanation", said.isEmpty() ? null : said);
    answer.put("partial", found.partial());
    return Reply.json(200, JSON.writeValueAsBytes(answer));
  }

  private Answer histogram(Call call) {
    Parameters given = Parameters.ofQuery(call, HISTOGRAM);
    EventFinder.Window window = window(given);
    Optional<Long> step = Moments.length(given.text("interval", "1h"));
    if (step.isEmpty()) {
      given.fail("interval", "interval is a length such as 30s, 5m, 1h or 1d.");
    }
    return switch (query(given)) {
      case Parsed.Wrong wrong -> bad(wrong);
      case Parsed.Right(Query query) ->
          given.wrong().orElseGet(() -> histogram(query, window, step.orElse(1L)));
    };
  }

  private Reply histogram(Query query, EventFinder.Window window, long step) {
    long missing = events.current().missing();
    var counted = events.current().histogram(query, window, step, BUCKETS);
    List<Map<String, Object>> buckets = new ArrayList<>();
    for (EventFinder.Bucket bucket : counted.counts()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("start", Instant.ofEpochMilli(bucket.start()).toString());
      one.put("count", bucket.count());
      buckets.add(one);
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("buckets", buckets);
    answer.put("complete", counted.complete());
    missing = Math.max(missing, events.current().missing());
    String why = buckets.isEmpty() ? events.why(events.current(), query, window) : "";
    String said = (why + " " + Explanation.missing(missing)).strip();
    answer.put("explanation", said.isEmpty() ? null : said);
    answer.put("partial", missing > 0);
    return Reply.json(200, JSON.writeValueAsBytes(answer));
  }

  /// An event as clients get it: an ECS document.
  public static byte[] document(NumberedEvent event) {
    return document(event, new EcsDocument(false)).toByteArray();
  }

  private static JsonBytes document(NumberedEvent event, EcsDocument writer) {
    JsonBytes json = new JsonBytes();
    writer.append(event.event(), json);
    return json;
  }
}
