package io.redoubt.store.index;

import java.io.IOException;
import java.util.List;
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

  static Total of(IndexSearcher searcher, Query query) throws IOException {
    Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
    return new Sum(searcher.getIndexReader().leaves()).of(weight);
  }

  private static final class Sum {
    private final List<LeafReaderContext> leaves;
    private long budget = BUDGET;
    private long counted;
    private long seenDocs;
    private long seenHits;
    private long unseenDocs;

    Sum(List<LeafReaderContext> leaves) {
      this.leaves = leaves;
    }

    Total of(Weight weight) throws IOException {
      for (LeafReaderContext leaf : leaves) {
        int known = weight.count(leaf);
        if (known >= 0) {
          counted += known;
        } else {
          look(weight, leaf);
        }
      }
      if (unseenDocs == 0) {
        return new Total(counted, true);
      }
      double rate = (double) seenHits / Math.max(1, seenDocs);
      return new Total(counted + Math.round(rate * unseenDocs), false);
    }

    private void look(Weight weight, LeafReaderContext leaf) throws IOException {
      int docs = leaf.reader().maxDoc();
      if (budget <= 0) {
        unseenDocs += docs;
        return;
      }
      ScorerSupplier supplier = weight.scorerSupplier(leaf);
      if (supplier == null) {
        seenDocs += docs;
        return;
      }
      long cost = supplier.cost();
      Scorer scorer = supplier.get(Long.MAX_VALUE);
      cost *= scorer.twoPhaseIterator() == null ? 1 : SECOND_LOOK;
      int from = cost <= budget ? 0 : (int) (docs - (double) docs * budget / cost);
      budget -= cost;
      long hits = count(scorer.iterator(), from, leaf.reader().getLiveDocs());
      counted += hits;
      seenHits += hits;
      seenDocs += docs - from;
      unseenDocs += from;
    }

    private static long count(DocIdSetIterator fitting, int from, @Nullable Bits live)
        throws IOException {
      long hits = 0;
      int doc = from == 0 ? fitting.nextDoc() : fitting.advance(from);
      while (doc != DocIdSetIterator.NO_MORE_DOCS) {
        hits += live == null || live.get(doc) ? 1 : 0;
        doc = fitting.nextDoc();
      }
      return hits;
    }
  }
}
