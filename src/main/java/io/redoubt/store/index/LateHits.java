package io.redoubt.store.index;

import java.io.IOException;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;

/// Tells a time since which there are enough events that fit, by a look at those that arrived last:
/// whatever was not looked at is either earlier or among what is found since then. One per search.
final class LateHits {
  /* Of segments in which nothing later is expected: what was brought in last may be an old file. */
  private static final int GLANCE = 256;

  private final int limit;
  private final long before;
  private final PriorityQueue<Long> latest = new PriorityQueue<>();

  /// @param limit events that are enough
  /// @param before events at this millisecond and later do not count
  LateHits(int limit, long before) {
    this.limit = limit;
    this.before = before;
  }

  /// The millisecond; nothing when too few were seen.
  ///
  /// @param docs how many of those that arrived last should be enough
  OptionalLong since(IndexSearcher searcher, Query asked, int docs) throws IOException {
    Weight weight = searcher.createWeight(searcher.rewrite(asked), ScoreMode.COMPLETE_NO_SCORES, 1);
    boolean cheap = GlobTerms.of(asked).isEmpty(); // to begin with a pattern takes long
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      if (latest.size() < limit) {
        look(weight, leaf, docs);
      } else if (cheap) {
        look(weight, leaf, GLANCE);
      }
    }
    return latest.size() < limit ? OptionalLong.empty() : OptionalLong.of(latest.element());
  }

  private void look(Weight weight, LeafReaderContext leaf, int docs) throws IOException {
    NumericDocValues times = leaf.reader().getNumericDocValues(Keys.TIME);
    Scorer scorer = weight.scorer(leaf);
    if (scorer == null || times == null) {
      return;
    }
    Bits live = leaf.reader().getLiveDocs();
    DocIdSetIterator fitting = scorer.iterator();
    int doc = fitting.advance(Math.max(0, leaf.reader().maxDoc() - docs));
    while (doc != DocIdSetIterator.NO_MORE_DOCS) {
      if ((live == null || live.get(doc)) && times.advanceExact(doc)) {
        seen(times.longValue());
      }
      doc = fitting.nextDoc();
    }
  }

  private void seen(long time) {
    if (time < before) {
      latest.add(time);
      if (latest.size() > limit) {
        latest.poll();
      }
    }
  }
}
