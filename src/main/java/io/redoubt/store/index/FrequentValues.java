package io.redoubt.store.index;

import io.redoubt.event.port.EventFinder.Counted;
import io.redoubt.event.port.EventFinder.ValueCount;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
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
import org.apache.lucene.util.BitSet;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;

/// Counts how often the values of a field stand in events that fit, by going over the postings of
/// its terms. One per search.
final class FrequentValues {
  /// Values that are counted at once; of more, some are left out.
  private static final int MOST_VALUES = 1_000_000;

  private final BytesRef before;
  private final Map<String, long[]> counts = new HashMap<>();
  private boolean complete = true;

  FrequentValues(String field) {
    before = Keys.value(field, "");
  }

  Counted<ValueCount> count(IndexSearcher searcher, Query query, int most) throws IOException {
    Query rewritten = searcher.rewrite(query);
    boolean all = rewritten instanceof MatchAllDocsQuery;
    Weight weight = searcher.createWeight(rewritten, ScoreMode.COMPLETE_NO_SCORES, 1);
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      boolean every = all && !leaf.reader().hasDeletions();
      BitSet fitting = every ? null : fitting(weight, leaf);
      if (every || (fitting != null && fitting.cardinality() > 0)) {
        count(leaf, fitting);
      }
    }
    List<ValueCount> values =
        counts.entrySet().stream()
            .map(entry -> new ValueCount(entry.getKey(), entry.getValue()[0]))
            .sorted(
                Comparator.comparingLong(ValueCount::count)
                    .reversed()
                    .thenComparing(ValueCount::value))
            .toList();
    return new Counted<>(
        values.subList(0, Math.min(most, values.size())), complete && values.size() <= most);
  }

  private static @Nullable BitSet fitting(Weight weight, LeafReaderContext leaf)
      throws IOException {
    Scorer scorer = weight.scorer(leaf);
    if (scorer == null) {
      return null;
    }
    FixedBitSet fitting = new FixedBitSet(leaf.reader().maxDoc());
    fitting.or(scorer.iterator());
    Bits live = leaf.reader().getLiveDocs();
    if (live != null) {
      live.applyMask(fitting, 0);
    }
    return fitting;
  }

  private void count(LeafReaderContext leaf, @Nullable BitSet fitting) throws IOException {
    Terms terms = leaf.reader().terms(Keys.FACT);
    if (terms == null) {
      return;
    }
    TermsEnum values = terms.iterator();
    if (values.seekCeil(before) == TermsEnum.SeekStatus.END) {
      return;
    }
    PostingsEnum postings = null;
    BytesRef term = values.term();
    while (term != null && StringHelper.startsWith(term, before)) {
      if (fitting == null) {
        add(term, values.docFreq());
      } else {
        postings = values.postings(postings, PostingsEnum.NONE);
        add(term, common(postings, fitting));
      }
      term = values.next();
    }
  }

  private static long common(DocIdSetIterator docs, BitSet fitting) throws IOException {
    long common = 0;
    for (int doc = docs.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.nextDoc()) {
      common += fitting.get(doc) ? 1 : 0;
    }
    return common;
  }

  private void add(BytesRef term, long events) {
    if (events == 0) {
      return;
    }
    String value =
        new BytesRef(term.bytes, term.offset + before.length, term.length - before.length)
            .utf8ToString();
    long[] count = counts.get(value);
    if (count != null) {
      count[0] += events;
    } else if (counts.size() < MOST_VALUES) {
      counts.put(value, new long[] {events});
    } else {
      complete = false;
    }
  }
}
