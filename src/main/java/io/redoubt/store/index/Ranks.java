package io.redoubt.store.index;

import io.redoubt.event.port.Beside;
import io.redoubt.event.port.EventFinder.Window;
import io.redoubt.event.port.TemplateFinder.Left;
import io.redoubt.event.port.TemplateFinder.Rank;
import io.redoubt.event.port.TemplateFinder.Ranked;
import io.redoubt.event.port.TemplateFinder.RankedHit;
import io.redoubt.event.port.TemplateFinder.Ranking;
import io.redoubt.event.port.Vectors.Closeness;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;

/// Ranks events by the closeness of their templates, and by words beside it. One per search.
final class Ranks {
  private final IndexSearcher searcher;
  private final Ranking ranking;
  private final Beside beside;
  private final Translation translation;
  private final Query filter;
  private final Hands hands;

  /// @param beside further events, which are ranked among those of the index
  /// @param hands who count what fits
  Ranks(
      IndexSearcher searcher,
      Translation translation,
      Ranking ranking,
      Beside beside,
      Hands hands) {
    this.hands = hands;
    this.beside = beside;
    this.translation = translation;
    this.searcher = searcher;
    this.ranking = ranking;
    this.filter = translation.of(ranking.filter(), ranking.window());
  }

  Ranked ranked() throws IOException {
    Total total = Total.of(searcher, filter, hands);
    long count = total.count() + beside.fitting();
    if (ranking.limit() == 0 || (total.exact() && count == 0)) {
      return new Ranked(List.of(), count, total.exact(), left());
    }
    io.redoubt.event.query.Query words = ranking.words();
    List<RankedHit> hits = words == null ? close() : fused(translation.of(words, Window.ALL));
    return new Ranked(hits, Math.max(hits.size(), count), total.exact(), left());
  }

  private Left left() {
    Closeness closeness = ranking.closeness();
    long strange =
        beside.templates().stream().filter(key -> Float.isNaN(closeness.of(key))).count();
    return new Left(beside.unseen(), strange);
  }

  private List<RankedHit> close() throws IOException {
    return first(ranking.closeness(), Set.of())
        .map(rank -> new RankedHit(rank, rank.score()))
        .toList();
  }

  private Stream<Rank> first(Closeness closeness, Set<Long> without) throws IOException {
    int limit = ranking.limit();
    Rank after = ranking.after();
    List<Rank> indexed = new CloseEvents(searcher, filter, closeness).first(limit, after, without);
    List<Rank> others = BesideRanks.first(beside, closeness, limit, after, without);
    return Stream.concat(indexed.stream(), others.stream()).sorted().limit(limit);
  }

  private List<WordHit> best(Query words) throws IOException {
    Closeness closeness = ranking.closeness();
    int most = Ranking.BY_WORDS;
    Query asked =
        new BooleanQuery.Builder()
            .add(words, Occur.MUST)
            .add(new Apart(filter), Occur.FILTER)
            .build();
    if (beside.texts() == 0) {
      return WordHit.best(searcher, asked, closeness, most);
    }
    WeighedSearcher both =
        new WeighedSearcher(searcher.getIndexReader(), beside, ranking.alternatives());
    List<WordHit> indexed = WordHit.best(both, asked, closeness, most);
    List<WordHit> others = BesideRanks.byWords(beside, both.scores(), closeness, most);
    return Stream.concat(indexed.stream(), others.stream()).sorted().limit(most).toList();
  }

  /* Those whose words fit best get both parts; all others follow by closeness alone. */
  private List<RankedHit> fused(Query words) throws IOException {
    Closeness closeness = ranking.closeness();
    Map<Float, Float> parts = parts(cosines(closeness));
    List<WordHit> best = best(words);
    Map<Float, Float> wordParts = parts(best.stream().map(hit -> hit.at().score()).toList());
    TreeMap<Rank, Float> all = new TreeMap<>();
    Map<Long, Float> taken = new HashMap<>();
    for (WordHit hit : best) {
      Rank at = hit.at();
      float score =
          wordParts.getOrDefault(at.score(), 0f) + parts.getOrDefault(hit.closeness(), 0f);
      Rank rank = new Rank(score, at.millis(), at.sequence());
      taken.put(at.sequence(), score);
      if (isLeft(rank)) {
        all.put(rank, hit.closeness());
      }
    }
    Map<Float, Float> cosines = new HashMap<>();
    parts.forEach((cosine, part) -> cosines.put(part, cosine));
    Closeness byPart = key -> parts.getOrDefault(closeness.of(key), Float.NaN);
    first(byPart, taken.keySet())
        .forEach(rank -> all.put(rank, cosines.getOrDefault(rank.score(), Float.NaN)));
    return all.entrySet().stream()
        .limit(ranking.limit())
        .map(entry -> new RankedHit(entry.getKey(), entry.getValue()))
        .toList();
  }

  private boolean isLeft(Rank rank) {
    Rank after = ranking.after();
    return after == null || rank.compareTo(after) > 0;
  }

  private Set<Float> cosines(Closeness closeness) throws IOException {
    Set<Float> cosines = new TreeSet<>();
    Set<Long> templates = new HashSet<>(TemplateTerms.all(searcher));
    templates.addAll(beside.templates());
    for (long template : templates) {
      float cosine = closeness.of(template);
      if (!Float.isNaN(cosine)) {
        cosines.add(cosine);
      }
    }
    return cosines;
  }

  /// What each score adds to the fusion by its rank; equal scores have one rank.
  private static Map<Float, Float> parts(Iterable<Float> scores) {
    TreeSet<Float> largestFirst = new TreeSet<>(Collections.reverseOrder());
    scores.forEach(largestFirst::add);
    Map<Float, Float> parts = new HashMap<>();
    int rank = 1;
    for (float score : largestFirst) {
      parts.put(score, 1f / (Ranking.FUSION + rank++));
    }
    return parts;
  }
}
