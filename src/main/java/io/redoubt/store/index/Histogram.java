package io.redoubt.store.index;

import io.redoubt.event.port.EventFinder.Bucket;
import io.redoubt.event.port.EventFinder.Counted;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;

/// Counts events by time. One per search.
final class Histogram {
  private final long step;
  private final int most;
  private final TreeMap<Long, long[]> buckets = new TreeMap<>();
  private long[] current = new long[1];
  private long currentStart;
  private long currentEnd;
  private boolean complete = true;

  Histogram(long step, int most) {
    this.step = step;
    this.most = most;
  }

  Counted<Bucket> count(IndexSearcher searcher, Query query) throws IOException {
    Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      count(weight, leaf);
    }
    List<Bucket> counts =
        buckets.entrySet().stream()
            .filter(entry -> entry.getValue()[0] > 0)
            .map(entry -> new Bucket(entry.getKey(), entry.getValue()[0]))
            .toList();
    return new Counted<>(counts, complete);
  }

  private void count(Weight weight, LeafReaderContext leaf) throws IOException {
    long earliest = Readers.earliest(leaf.reader());
    long latest = Readers.latest(leaf.reader());
    if (earliest > latest) {
      return;
    }
    int known =
        Math.floorDiv(earliest, step) == Math.floorDiv(latest, step) ? weight.count(leaf) : -1;
    if (known >= 0) {
      add(earliest, known);
      return;
    }
    Scorer scorer = weight.scorer(leaf);
    if (scorer != null) {
      each(scorer.iterator(), leaf);
    }
  }

  private void each(DocIdSetIterator fitting, LeafReaderContext leaf) throws IOException {
    NumericDocValues times = leaf.reader().getNumericDocValues(Keys.TIME);
    Bits live = leaf.reader().getLiveDocs();
    for (int doc = fitting.nextDoc();
        doc != DocIdSetIterator.NO_MORE_DOCS;
        doc = fitting.nextDoc()) {
      if ((live == null || live.get(doc)) && times.advanceExact(doc)) {
        add(times.longValue(), 1);
      }
    }
  }

  private void add(long time, int events) {
    if (time < currentStart || time >= currentEnd) {
      turn(time);
    }
    current[0] += events;
  }

  private void turn(long time) {
    currentStart = Math.floorDiv(time, step) * step;
    currentEnd = currentStart + step;
    current = buckets.computeIfAbsent(currentStart, _ -> new long[1]);
    if (buckets.size() > most) {
      Map.Entry<Long, long[]> last = buckets.pollLastEntry();
      complete &= last == null;
    }
  }
}
