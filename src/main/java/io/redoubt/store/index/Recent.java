package io.redoubt.store.index;

import io.redoubt.event.port.EventFinder.Place;
import java.io.IOException;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.jspecify.annotations.Nullable;

/// Finds the latest events that fit. Where many fit, only as much of the latest time is looked
/// through as should hold enough of them, and more if it did not: documents lie in the order of
/// arrival, so that otherwise each would be later than all before it.
final class Recent {
  static final Sort LATEST_FIRST =
      new Sort(
          new SortField(Keys.TIME, SortField.Type.LONG, true),
          new SortField(Keys.SEQUENCE, SortField.Type.LONG, true));

  private static final int MARGIN = 4;
  private static final int WIDER = 8;

  private final IndexSearcher searcher;
  private final Query asked;
  private final int limit;
  private final @Nullable Place after;

  Recent(IndexSearcher searcher, Query asked, int limit, @Nullable Place after) {
    this.searcher = searcher;
    this.asked = asked;
    this.limit = limit;
    this.after = after;
  }

  /// The hits.
  ///
  /// @param total about how many fit, at least 1
  /// @param to first millisecond that is too late
  TopFieldDocs hits(long total, long to) throws IOException {
    long last = after == null ? to : Math.min(to, after.millis() + 1);
    double docs = searcher.getIndexReader().maxDoc();
    double wanted = MARGIN * docs * limit / total;
    while (wanted < docs / 2) {
      long from = from(wanted, last);
      TopFieldDocs top =
          search(
              new BooleanQuery.Builder()
                  .add(LongPoint.newRangeQuery(Keys.TIME, from, last - 1), Occur.FILTER)
                  .add(asked, Occur.MUST)
                  .build());
      if (top.scoreDocs.length == limit) {
        return top;
      }
      wanted *= WIDER;
    }
    return search(asked);
  }

  private TopFieldDocs search(Query query) throws IOException {
    FieldDoc behind =
        after == null
            ? null
            : new FieldDoc(
                Integer.MAX_VALUE, Float.NaN, new Object[] {after.millis(), after.sequence()});
    return searcher.search(query, new TopFieldCollectorManager(LATEST_FIRST, limit, behind, 1));
  }

  /// A late time since when there are so many documents before `to`, or up to four times as many.
  private long from(double wanted, long to) throws IOException {
    long low = Long.MAX_VALUE;
    long high = Long.MIN_VALUE;
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      low = Math.min(low, Readers.earliest(leaf.reader()));
      high = Math.max(high, Readers.latest(leaf.reader()) + 1);
    }
    high = Math.min(high, to);
    while (low < high - 1) {
      long middle = low + (high - low) / 2;
      int docs = searcher.count(LongPoint.newRangeQuery(Keys.TIME, middle, to - 1));
      if (docs < wanted) {
        high = middle;
      } else if (docs > wanted * MARGIN) {
        low = middle;
      } else {
        return middle;
      }
    }
    return low;
  }
}
