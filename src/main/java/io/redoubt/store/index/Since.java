package io.redoubt.store.index;

import io.redoubt.event.port.EventFinder.Place;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.Callable;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/// Finds the latest events that fit by asking each that may fit for its time first: what is too
/// early takes no second look (the words of a phrase). It costs less than to gather all events of a
/// time where these are more than those that fit. Thread-safe.
///
/// @param from millisecond before which there are none of them
/// @param to first millisecond that is too late
/// @param after what all of them come before; null for any
/// @param limit events that are wanted
record Since(long from, long to, @Nullable Place after, int limit) {
  private static final Comparator<Late> EARLIEST_FIRST =
      Comparator.comparingLong(Late::time).thenComparingLong(Late::sequence);

  private record Late(long time, long sequence, int doc) {
    private FieldDoc hit() {
      return new FieldDoc(doc, Float.NaN, new Object[] {time, sequence});
    }
  }

  /// The latest first.
  FieldDoc[] hits(IndexSearcher searcher, Query asked, Hands hands) throws IOException {
    Weight weight = searcher.createWeight(searcher.rewrite(asked), ScoreMode.COMPLETE_NO_SCORES, 1);
    List<Callable<List<Late>>> each = new ArrayList<>();
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      each.add(() -> latest(weight, leaf));
    }
    return hands.all(each).stream()
        .flatMap(List::stream)
        .sorted(EARLIEST_FIRST.reversed())
        .limit(limit)
        .map(Late::hit)
        .toArray(FieldDoc[]::new);
  }

  private List<Late> latest(Weight weight, LeafReaderContext leaf) throws IOException {
    NumericDocValues times = leaf.reader().getNumericDocValues(Keys.TIME);
    NumericDocValues sequences = leaf.reader().getNumericDocValues(Keys.SEQUENCE);
    Scorer scorer = weight.scorer(leaf);
    if (scorer == null || times == null || sequences == null) {
      return List.of();
    }
    Bits live = leaf.reader().getLiveDocs();
    TwoPhaseIterator look = scorer.twoPhaseIterator();
    DocIdSetIterator fitting = look == null ? scorer.iterator() : look.approximation();
    PriorityQueue<Late> latest = new PriorityQueue<>(EARLIEST_FIRST);
    long least = from;
    for (int doc = fitting.nextDoc();
        doc < DocIdSetIterator.NO_MORE_DOCS;
        doc = fitting.nextDoc()) {
      if (!times.advanceExact(doc) || times.longValue() < least || times.longValue() >= to) {
        continue;
      }
      if ((live == null || live.get(doc)) && (look == null || look.matches())) {
        long sequence = sequences.advanceExact(doc) ? sequences.longValue() : 0;
        put(new Late(times.longValue(), sequence, leaf.docBase + doc), latest);
        least = latest.size() < limit ? from : latest.element().time();
      }
    }
    return List.copyOf(latest);
  }

  private void put(Late one, PriorityQueue<Late> latest) {
    boolean before = after == null || one.time < after.millis() || one.sequence < after.sequence();
    if (before) {
      latest.add(one);
    }
    if (latest.size() > limit) {
      latest.poll();
    }
  }
}
