package io.redoubt.store.index;

import io.redoubt.event.port.EventFinder.Counted;
import io.redoubt.event.port.EventFinder.ValueCount;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;

/// Counts how often the values of a field stand in events that fit, by going over the postings of
/// its terms; those too rare to be among the most frequent are passed over. One per search.
final class FrequentValues {
  /// The rarest first, and among equals the last in order.
  private static final Comparator<ValueCount> RAREST_FIRST =
      Comparator.comparingLong(ValueCount::count)
          .thenComparing(ValueCount::value, Comparator.reverseOrder());

  private final BytesRef before;
  private final int most;
  private final PriorityQueue<ValueCount> frequent = new PriorityQueue<>(RAREST_FIRST);
  private boolean complete = true;

  FrequentValues(String field, int most) {
    this.before = Keys.value(field, "");
    this.most = most;
  }

  Counted<ValueCount> count(IndexSearcher searcher, Query query) throws IOException {
    Query rewritten = searcher.rewrite(query);
    boolean every =
        rewritten instanceof MatchAllDocsQuery && !searcher.getIndexReader().hasDeletions();
    Terms terms = MultiTerms.getTerms(searcher.getIndexReader(), Keys.FACT);
    if (terms != null && most > 0) {
      count(terms.iterator(), every ? null : fitting(searcher, rewritten));
    }
    List<ValueCount> values = new ArrayList<>(frequent);
    values.sort(RAREST_FIRST.reversed());
    return new Counted<>(values, complete);
  }

  private static FixedBitSet fitting(IndexSearcher searcher, Query query) throws IOException {
    FixedBitSet fitting = new FixedBitSet(searcher.getIndexReader().maxDoc());
    Weight weight = searcher.createWeight(query, ScoreMode.COMPLETE_NO_SCORES, 1);
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      Scorer scorer = weight.scorer(leaf);
      if (scorer != null) {
        Bits live = leaf.reader().getLiveDocs();
        DocIdSetIterator docs = scorer.iterator();
        int doc = docs.nextDoc();
        while (doc != DocIdSetIterator.NO_MORE_DOCS) {
          if (live == null || live.get(doc)) {
            fitting.set(leaf.docBase + doc);
          }
          doc = docs.nextDoc();
        }
      }
    }
    return fitting;
  }

  private void count(TermsEnum values, @Nullable FixedBitSet fitting) throws IOException {
    if (values.seekCeil(before) == TermsEnum.SeekStatus.END) {
      return;
    }
    PostingsEnum postings = null;
    BytesRef term = values.term();
    while (term != null && StringHelper.startsWith(term, before)) {
      int all = values.docFreq();
      if (frequent.size() >= most && all < frequent.element().count()) {
        complete = false;
      } else if (fitting == null) {
        add(term, all);
      } else {
        postings = values.postings(postings, PostingsEnum.NONE);
        add(term, common(postings, fitting));
      }
      term = values.next();
    }
  }

  private static long common(DocIdSetIterator docs, FixedBitSet fitting) throws IOException {
    long common = 0;
    int doc = docs.nextDoc();
    while (doc != DocIdSetIterator.NO_MORE_DOCS) {
      common += fitting.get(doc) ? 1 : 0;
      doc = docs.nextDoc();
    }
    return common;
  }

  private void add(BytesRef term, long events) {
    if (events == 0) {
      return;
    }
    if (frequent.size() >= most) {
      complete = false;
      if (events <= frequent.element().count()) {
        return;
      }
      frequent.poll();
    }
    String value =
        new BytesRef(term.bytes, term.offset + before.length, term.length - before.length)
            .utf8ToString();
    frequent.add(new ValueCount(value, events));
  }
}
