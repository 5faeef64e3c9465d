package io.redoubt.store.index;

import io.redoubt.event.port.EventFinder.Place;
import io.redoubt.event.port.TemplateFinder.Rank;
import io.redoubt.event.port.Vectors.Closeness;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/// Finds the events whose templates are closest. Where few fit the filter, each of them is looked
/// at; where many do, template after template is searched for its latest events, the closest
/// first. Both give the same. One per search.
final class CloseEvents {
  /// Documents that are looked at one by one.
  private static final long FEW = 300_000;

  private final IndexSearcher searcher;
  private final Query filter;
  private final Closeness closeness;
  private final long few;

  CloseEvents(IndexSearcher searcher, Query filter, Closeness closeness) {
    this(searcher, filter, closeness, FEW);
  }

  CloseEvents(IndexSearcher searcher, Query filter, Closeness closeness, long few) {
    this.searcher = searcher;
    this.filter = filter;
    this.closeness = closeness;
    this.few = few;
  }

  /// The first so many, in order.
  ///
  /// @param after only those that come after this one; null to begin
  /// @param without sequence numbers that are left out
  List<Rank> first(int limit, @Nullable Rank after, Set<Long> without) throws IOException {
    Weight weight =
        searcher.createWeight(searcher.rewrite(filter), ScoreMode.COMPLETE_NO_SCORES, 1);
    long cost = 0;
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      ScorerSupplier supplier = weight.scorerSupplier(leaf);
      cost += supplier == null ? 0 : supplier.cost();
    }
    Wanted wanted = new Wanted(limit, after, without);
    return cost <= few ? oneByOne(weight, wanted) : byTemplate(wanted);
  }

  private record Wanted(int limit, @Nullable Rank after, Set<Long> without) {
    boolean has(Rank rank) {
      return (after == null || rank.compareTo(after) > 0) && !without.contains(rank.sequence());
    }
  }

  private List<Rank> oneByOne(Weight weight, Wanted wanted) throws IOException {
    PriorityQueue<Rank> best = new PriorityQueue<>(Collections.reverseOrder());
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      Scorer scorer = weight.scorer(leaf);
      if (scorer != null) {
        look(scorer.iterator(), leaf, wanted, best);
      }
    }
    List<Rank> ranks = new ArrayList<>(best);
    Collections.sort(ranks);
    return ranks;
  }

  private void look(
      DocIdSetIterator fitting, LeafReaderContext leaf, Wanted wanted, PriorityQueue<Rank> best)
      throws IOException {
    LeafTemplates templates = LeafTemplates.of(leaf.reader(), closeness);
    NumericDocValues times = leaf.reader().getNumericDocValues(Keys.TIME);
    NumericDocValues sequences = leaf.reader().getNumericDocValues(Keys.SEQUENCE);
    Bits live = leaf.reader().getLiveDocs();
    float worst = worst(wanted, best);
    for (int doc = fitting.nextDoc();
        doc != DocIdSetIterator.NO_MORE_DOCS;
        doc = fitting.nextDoc()) {
      float close = templates.closeness(doc);
      if (close >= worst
          && (live == null || live.get(doc))
          && times.advanceExact(doc)
          && sequences.advanceExact(doc)) {
        Rank rank = new Rank(close, times.longValue(), sequences.longValue());
        if (wanted.has(rank)) {
          best.add(rank);
          if (best.size() > wanted.limit()) {
            best.remove();
          }
          worst = worst(wanted, best);
        }
      }
    }
  }

  private static float worst(Wanted wanted, PriorityQueue<Rank> best) {
    Rank last = best.peek();
    return last == null || best.size() < wanted.limit() ? Float.NEGATIVE_INFINITY : last.score();
  }

  private List<Rank> byTemplate(Wanted wanted) throws IOException {
    Map<Float, List<Long>> order = new TreeMap<>(Collections.reverseOrder());
    for (long template : TemplateTerms.all(searcher)) {
      float close = closeness.of(template);
      if (!Float.isNaN(close)) {
        order.computeIfAbsent(close, _ -> new ArrayList<>()).add(template);
      }
    }
    List<Rank> ranks = new ArrayList<>();
    Rank after = wanted.after();
    for (Map.Entry<Float, List<Long>> group : order.entrySet()) {
      float close = group.getKey();
      if (ranks.size() >= wanted.limit()) {
        break;
      }
      if (after == null || close <= after.score()) {
        Place place =
            after != null && close == after.score()
                ? new Place(after.millis(), after.sequence())
                : null;
        add(latest(group.getValue(), place, wanted), close, wanted, ranks);
      }
    }
    return ranks;
  }

  private static void add(ScoreDoc[] docs, float close, Wanted wanted, List<Rank> ranks) {
    for (ScoreDoc doc : docs) {
      Object[] at = ((FieldDoc) doc).fields;
      Rank rank = new Rank(close, (Long) at[0], (Long) at[1]);
      if (ranks.size() < wanted.limit() && wanted.has(rank)) {
        ranks.add(rank);
      }
    }
  }

  private ScoreDoc[] latest(List<Long> templates, @Nullable Place after, Wanted wanted)
      throws IOException {
    Query any = new TermInSetQuery(Keys.TEMPLATE, templates.stream().map(Keys::template).toList());
    Query asked =
        new BooleanQuery.Builder().add(any, Occur.FILTER).add(filter, Occur.FILTER).build();
    Total total = Total.of(searcher, asked, Hands.NONE);
    if (total.exact() && total.count() == 0) {
      return new ScoreDoc[0];
    }
    int limit = wanted.limit() + wanted.without().size();
    return new Recent(searcher, asked, limit, after, Hands.NONE)
        .hits(Math.max(1, total.count()), Long.MAX_VALUE)
        .scoreDocs;
  }
}
