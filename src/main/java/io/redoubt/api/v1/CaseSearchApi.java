package io.redoubt.api.v1;

import io.redoubt.api.wire.Access;
import io.redoubt.api.wire.Answer;
import io.redoubt.api.wire.Call;
import io.redoubt.api.wire.Operation;
import io.redoubt.api.wire.Problem;
import io.redoubt.api.wire.Reply;
import io.redoubt.api.wire.Scope;
import io.redoubt.event.port.CaseFile;
import io.redoubt.search.cases.CaseAnswer;
import io.redoubt.search.cases.CaseMode;
import io.redoubt.search.cases.CaseSearch;
import io.redoubt.store.cases.CaseHits;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// `/api/v1/alerts/search` and `/api/v1/incidents/search`: cases by what they and the notes about
/// them say.
public final class CaseSearchApi {
  private static final Set<String> KNOWN = CaseFilters.and("query", "mode", "cursor", "limit");
  private static final int LONGEST = 1000;

  private final CaseSearch search;
  private final Moments moments;

  /// By this search; `now` is what this clock says.
  public CaseSearchApi(CaseSearch search, InstantSource clock) {
    this.search = search;
    this.moments = new Moments(clock);
  }

  /// Its operations.
  public List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    for (CaseFile.Kind kind : CaseFile.Kind.values()) {
      operations.add(
          Operation.get(
              "search" + Place.name(kind) + 's',
              Place.path(kind) + "/search",
              Access.needs(Scope.READ),
              call -> search(kind, call)));
    }
    return operations;
  }

  private Answer search(CaseFile.Kind kind, Call call) {
    Parameters given = Parameters.ofQuery(call, KNOWN);
    String question = given.text("query", "");
    if (question.isBlank() || question.length() > LONGEST) {
      given.fail("query", "query is what is meant, in 1 to 1000 characters.");
    }
    CaseSearch.Asked asked =
        new CaseSearch.Asked(
            question,
            mode(given),
            CaseFilters.of(kind, given, moments).query(),
            given.number("cursor", 0, 0, 999_999_999),
            given.number("limit", 20, 1, 200));
    return given.wrong().orElseGet(() -> found(kind, asked));
  }

  private static CaseMode mode(Parameters given) {
    return switch (given.text("mode", "hybrid")) {
      case "keyword" -> CaseMode.KEYWORD;
      case "semantic" -> CaseMode.SEMANTIC;
      case "hybrid" -> CaseMode.HYBRID;
      default -> {
        given.fail("mode", "mode is keyword, semantic or hybrid.");
        yield CaseMode.HYBRID;
      }
    };
  }

  private Reply found(CaseFile.Kind kind, CaseSearch.Asked asked) {
    return switch (search.search(asked)) {
      case CaseAnswer.NoWords() ->
          Problem.of(400, "query_without_words", "The query has no words to compare.");
      case CaseAnswer.Page page -> {
        CaseHits hits = new CaseHits(kind);
        page.hits().forEach(h -> hits.add(h.filed(), h.note(), h.score(), h.similarity()));
        yield Reply.json(
            200, hits.text(page.total(), page.next(), page.explanation(), embedder(page)));
      }
    };
  }

  private static Map<String, String> embedder(CaseAnswer.Page page) {
    return page.embedder()
        .map(id -> Map.of("name", id.name(), "digest", id.digest(), "note", id.note()))
        .orElse(Map.of());
  }
}
