package io.redoubt.store.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/// How many events fit: counted, as far as that is cheap or few fit, and estimated beyond from the
/// latest events. The same index gives the same answer each time, but for an estimate that becomes
/// a count once it is remembered what fits ([AskedAgain]).
///
/// @param count events
/// @param exact whether all were counted
record Total(long count, boolean exact) {
  /// Documents that are looked at; one that takes a second look (the words of a phrase) counts for
  /// {@link #SECOND_LOOK}.
  private static final long BUDGET = 1_000_000;

  private static final int SECOND_LOOK = 6;

  /* How many documents may fit is guessed, and far too high, before terms that are like a pattern
  were looked for, which is the work. A segment in which hardly any fit costs as many times those:
  the others are looked through too, as whoever wants the latest must do so then anyway, and that
  nothing fits has to be certain. */
  private static final int RARE = 1_000;

  /* So many that fit tell by their share how many others do, to about a hundredth: then terms that
  are compared with patterns count like documents. */
  private static final int MANY = 10_000;

  /* Documents that are not worth sharing. */
  private static final int SMALL = 20_000;

  static Total of(IndexSearcher searcher, Query query, Hands hands) throws IOException {
    return of(searcher, query, hands, BUDGET);
  }

  /// @param budget documents that are looked at, about
  static Total of(IndexSearcher searcher, Query query, Hands hands, long budget)
      throws IOException {
    Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
    return new Sum(weight, searcher.getIndexReader().leaves(), hands, budget).total();
  }

  /// What may fit in a segment.
  ///
  /// @param cost documents that are looked at, at most
  /// @param twice whether each takes a second look
  private record Candidates(Scorer scorer, long cost, boolean twice) {}

  /// Documents of a segment that are looked at.
  private record Part(Scorer scorer, int from, int to, @Nullable Bits live) {
    private long hits() throws IOException {
      DocIdSetIterator fitting = scorer.iterator();
      long hits = 0;
      int doc = from == 0 ? fitting.nextDoc() : fitting.advance(from);
      while (doc < to) {
        hits += live == null || live.get(doc) ? 1 : 0;
        doc = fitting.nextDoc();
      }
      return hits;
    }
  }

  private static final class Sum {
    private final Weight weight;
    private final List<LeafReaderContext> leaves;
    private final Hands hands;
    private final List<GlobTerms> patterns;
    private long budget;
    private long counted;
    private long seenDocs;
    private long seenHits;
    private long unseenDocs;

    Sum(Weight weight, List<LeafReaderContext> leaves, Hands hands, long budget) {
      this.patterns = GlobTerms.of(weight.getQuery());
      this.budget = budget;
      this.weight = weight;
      this.leaves = leaves;
      this.hands = hands;
    }

    Total total() throws IOException {
      List<LeafReaderContext> unknown = new ArrayList<>();
      for (LeafReaderContext leaf : leaves) {
        int known = weight.count(leaf);
        if (known >= 0) {
          counted += known;
        } else {
          unknown.add(leaf);
        }
      }
      for (int i = 0; i < unknown.size(); i += hands.count()) {
        look(unknown.subList(i, Math.min(unknown.size(), i + hands.count())));
      }
      if (unseenDocs == 0) {
        return new Total(counted, true);
      }
      double rate = (double) seenHits / Math.max(1, seenDocs);
      return new Total(counted + Math.round(rate * unseenDocs), false);
    }

    /* Some segments, as far as there is budget. What may fit is made ready side by side, which for
    patterns is most of the work, and then counted so. */
    private void look(List<LeafReaderContext> some) throws IOException {
      if (budget <= 0) {
        some.forEach(leaf -> unseenDocs += leaf.reader().maxDoc());
        return;
      }
      List<Callable<List<Candidates>>> readying = new ArrayList<>();
      for (LeafReaderContext leaf : some) {
        readying.add(() -> candidates(leaf));
      }
      List<Callable<Long>> counting = new ArrayList<>();
      long before = compared();
      List<List<Candidates>> ready = hands.all(readying);
      for (int i = 0; i < ready.size(); i++) {
        share(ready.get(i), some.get(i), counting);
      }
      for (long hits : hands.all(counting)) {
        counted += hits;
        seenHits += hits;
      }
      if (seenHits >= MANY) {
        budget -= compared() - before;
      }
    }

    private long compared() {
      return patterns.stream().mapToLong(GlobTerms::looked).sum();
    }

    private List<Candidates> candidates(LeafReaderContext leaf) throws IOException {
      ScorerSupplier supplier = weight.scorerSupplier(leaf);
      if (supplier == null) {
        return List.of();
      }
      long guessed = supplier.cost();
      Scorer scorer = supplier.get(Long.MAX_VALUE);
      long cost = Math.min(guessed, RARE * scorer.iterator().cost());
      return List.of(new Candidates(scorer, cost, scorer.twoPhaseIterator() != null));
    }

    private void share(
        List<Candidates> candidates, LeafReaderContext leaf, List<Callable<Long>> counting)
        throws IOException {
      int docs = leaf.reader().maxDoc();
      if (budget <= 0) {
        unseenDocs += docs;
        return;
      }
      if (candidates.isEmpty()) {
        seenDocs += docs;
        return;
      }
      Candidates one = candidates.getFirst();
      long cost = one.cost * (one.twice ? SECOND_LOOK : 1);
      int from = cost <= budget ? 0 : (int) (docs - (double) docs * budget / cost);
      budget -= cost;
      seenDocs += docs - from;
      unseenDocs += from;
      Bits live = leaf.reader().getLiveDocs();
      boolean shared = one.twice && docs - from > SMALL && patterns.isEmpty();
      int parts = shared ? hands.count() : 1; // each would go over all terms again
      for (int i = 0; i < parts; i++) {
        int first = from + (int) ((long) (docs - from) * i / parts);
        int end = from + (int) ((long) (docs - from) * (i + 1) / parts);
        Scorer scorer = i == 0 ? one.scorer : candidates(leaf).getFirst().scorer;
        counting.add(() -> new Part(scorer, first, end, live).hits());
      }
    }
  }
}
