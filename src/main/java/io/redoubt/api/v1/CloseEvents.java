package io.redoubt.api.v1;

import io.redoubt.api.wire.Answer;
import io.redoubt.api.wire.Problem;
import io.redoubt.api.wire.Reply;
import io.redoubt.event.port.EventFinder;
import io.redoubt.event.query.Query;
import io.redoubt.llm.EmbedderIdentity;
import io.redoubt.report.ecs.EcsDocument;
import io.redoubt.report.json.JsonBytes;
import io.redoubt.search.Explanation;
import io.redoubt.search.semantic.CloseAnswer;
import io.redoubt.search.semantic.CloseEvent;
import io.redoubt.search.semantic.SemanticSearch;
import io.redoubt.search.semantic.Wording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.util.RawValue;

/// The modes `semantic` and `hybrid` of the event search.
///
/// @param search by meaning
/// @param index says what is missing
/// @param words answers by words where meanings cannot be compared, and says why
record CloseEvents(
    SemanticSearch search, EventFinder index, BiFunction<String, Query, Answer> words) {
  private static final JsonMapper JSON = JsonMapper.shared();

  /// The next page of what was found by words alone.
  Answer byWords(SemanticSearch.Asked asked) {
    Wording wording = Wording.of(asked.query());
    return words.apply("", new Query.And(List.of(wording.words(), wording.filter())));
  }

  Answer found(SemanticSearch.Asked asked) {
    long before = index.missing();
    return switch (search.search(asked)) {
      case CloseAnswer.NoWords() ->
          Problem.of(
              400,
              "query_without_words",
              "The query has no words to compare: write what is meant beside the conditions.");
      case CloseAnswer.Unable(var why, var query) -> words.apply(why, query);
      case CloseAnswer.Page page -> {
        long missing = Math.max(before, index.missing());
        yield Reply.json(200, JSON.writeValueAsBytes(body(page, missing)));
      }
    };
  }

  private static Map<String, Object> body(CloseAnswer.Page page, long missing) {
    EcsDocument writer = new EcsDocument(false);
    List<Map<String, Object>> hits = new ArrayList<>();
    for (CloseEvent hit : page.hits()) {
      JsonBytes json = new JsonBytes();
      writer.append(hit.event().event(), json);
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("event", new RawValue(json.toString().strip()));
      one.put("score", hit.score());
      one.put("similarity", Float.isNaN(hit.similarity()) ? null : hit.similarity());
      hits.add(one);
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("hits", hits);
    answer.put("total", page.total());
    answer.put("exact", page.exact());
    answer.put("cursor", orNull(page.cursor()));
    answer.put(
        "explanation", orNull((page.explanation() + " " + Explanation.missing(missing)).strip()));
    answer.put("partial", missing > 0);
    answer.put("embedder", embedder(page.embedder()));
    return answer;
  }

  private static Map<String, Object> embedder(EmbedderIdentity identity) {
    Map<String, Object> embedder = new LinkedHashMap<>();
    embedder.put("name", identity.name());
    embedder.put("digest", identity.digest());
    embedder.put("note", orNull(identity.note()));
    return embedder;
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
