package io.redoubt.store.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/// Which documents of all segments fit a question and are not deleted.
final class Fitting {
  private Fitting() {}

  /// Null when all events fit.
  static @Nullable FixedBitSet of(IndexSearcher searcher, Query query, Hands hands)
      throws IOException {
    Query rewritten = searcher.rewrite(query);
    if (rewritten instanceof MatchAllDocsQuery && !searcher.getIndexReader().hasDeletions()) {
      return null;
    }
    Weight weight = searcher.createWeight(rewritten, ScoreMode.COMPLETE_NO_SCORES, 1);
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    List<Callable<FixedBitSet>> each = new ArrayList<>();
    for (LeafReaderContext leaf : leaves) {
      each.add(() -> of(weight, leaf));
    }
    FixedBitSet all = new FixedBitSet(searcher.getIndexReader().maxDoc());
    List<FixedBitSet> parts = hands.all(each);
    for (int i = 0; i < parts.size(); i++) {
      put(parts.get(i), leaves.get(i).docBase, all);
    }
    return all;
  }

  private static FixedBitSet of(Weight weight, LeafReaderContext leaf) throws IOException {
    FixedBitSet fitting = new FixedBitSet(leaf.reader().maxDoc());
    Scorer scorer = weight.scorer(leaf);
    if (scorer != null) {
      Bits live = leaf.reader().getLiveDocs();
      DocIdSetIterator docs = scorer.iterator();
      int doc = docs.nextDoc();
      while (doc != DocIdSetIterator.NO_MORE_DOCS) {
        if (live == null || live.get(doc)) {
          fitting.set(doc);
        }
        doc = docs.nextDoc();
      }
    }
    return fitting;
  }

  /// Sets in a larger set what is set in a part of it.
  ///
  /// @param base where the part begins
  static void put(FixedBitSet part, int base, FixedBitSet all) {
    long[] from = part.getBits();
    long[] to = all.getBits();
    int words = FixedBitSet.bits2words(part.length());
    for (int i = 0; i < words; i++) {
      int at = (base >> 6) + i;
      to[at] |= from[i] << base;
      long rest = (base & 63) == 0 ? 0 : from[i] >>> -base;
      if (rest != 0) {
        to[at + 1] |= rest;
      }
    }
  }
}
