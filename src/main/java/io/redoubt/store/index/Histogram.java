package io.redoubt.store.index;

import io.redoubt.event.port.EventFinder.Bucket;
import io.redoubt.event.port.EventFinder.Counted;
import io.redoubt.event.port.EventFinder.Window;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PointValues;
import org.apache.lucene.index.PointValues.IntersectVisitor;
import org.apache.lucene.index.PointValues.PointTree;
import org.apache.lucene.index.PointValues.Relation;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.NumericUtils;

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

  /// Counts those that fit.
  Counted<Bucket> count(IndexSearcher searcher, Query query) throws IOException {
    Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      count(weight, leaf);
    }
    return counted();
  }

  /// Counts all of this window: whole branches of the tree of times at once, where no document was
  /// deleted.
  Counted<Bucket> all(IndexSearcher searcher, Window window) throws IOException {
    if (window.from() >= window.to()) {
      return counted();
    }
    Weight weight =
        searcher.createWeight(
            LongPoint.newRangeQuery(Keys.TIME, window.from(), window.to() - 1),
            ScoreMode.COMPLETE_NO_SCORES,
            1);
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      PointValues times = leaf.reader().getPointValues(Keys.TIME);
      if (leaf.reader().hasDeletions()) {
        count(weight, leaf);
      } else if (times != null) {
        branch(times.getPointTree(), window);
      }
    }
    return counted();
  }

  private void branch(PointTree tree, Window window) throws IOException {
    long least = NumericUtils.sortableBytesToLong(tree.getMinPackedValue(), 0);
    long most = NumericUtils.sortableBytesToLong(tree.getMaxPackedValue(), 0);
    if (most < window.from() || least >= window.to()) {
      return;
    }
    boolean within = least >= window.from() && most < window.to();
    if (within && Math.floorDiv(least, step) == Math.floorDiv(most, step)) {
      add(least, tree.size());
    } else if (tree.moveToChild()) {
      do {
        branch(tree, window);
      } while (tree.moveToSibling());
      tree.moveToParent();
    } else {
      tree.visitDocValues(new Times(window));
    }
  }

  private final class Times implements IntersectVisitor {
    private final Window window;

    Times(Window window) {
      this.window = window;
    }

    @Override
    public void visit(int document) {
      throw new IllegalStateException("a time is needed of document " + document);
    }

    @Override
    public void visit(int document, byte[] point) {
      long time = NumericUtils.sortableBytesToLong(point, 0);
      if (time >= window.from() && time < window.to()) {
        add(time, 1);
      }
    }

    @Override
    public Relation compare(byte[] least, byte[] most) {
      return Relation.CELL_CROSSES_QUERY;
    }
  }

  private Counted<Bucket> counted() {
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

  private void add(long time, long events) {
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
