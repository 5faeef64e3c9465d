package io.redoubt.store.index;

import io.redoubt.event.port.EventFinder.Place;
import java.io.IOException;
import java.util.OptionalLong;
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
import org.apache.lucene.search.TotalHits;
import org.jspecify.annotations.Nullable;

/// Finds the latest events that fit. Documents lie in the order of arrival, so that each that fits
/// would be later than all before it: where many fit, only as much of the latest time is looked
/// through as should hold enough of them, and more if it did not. Where that would be much, as what
/// fits happened long ago, some of what arrived last tells how far back it is ([LateHits]).
final class Recent {
  static final Sort LATEST_FIRST =
      new Sort(
          new SortField(Keys.TIME, SortField.Type.LONG, true),
          new SortField(Keys.SEQUENCE, SortField.Type.LONG, true));

  private static final int MARGIN = 4;
  private static final int WIDER = 8;

  /* Stretches of so many documents cost next to nothing. */
  private static final int SHORT = 100_000;

  /* So many documents are looked through by one thread. */
  private static final int FEW = 50_000;

  private final IndexSearcher searcher;
  private final Query asked;
  private final int limit;
  private final @Nullable Place after;
  private final Hands hands;
  private final int brief;

  Recent(IndexSearcher searcher, Query asked, int limit, @Nullable Place after, Hands hands) {
    this(searcher, asked, limit, after, hands, SHORT);
  }

  /// @param brief documents of a stretch that is looked through before it is known how far back
  ///     those that fit are
  Recent(
      IndexSearcher searcher,
      Query asked,
      int limit,
      @Nullable Place after,
      Hands hands,
      int brief) {
    this.searcher = AskedAgain.once(searcher);
    this.asked = asked;
    this.limit = limit;
    this.after = after;
    this.hands = hands;
    this.brief = brief;
  }

  /// The hits.
  ///
  /// @param total about how many fit, at least 1
  /// @param to first millisecond that is too late
  TopFieldDocs hits(long total, long to) throws IOException {
    long last = after == null ? to : Math.min(to, after.millis() + 1);
    double docs = searcher.getIndexReader().maxDoc();
    double enough = MARGIN * docs * limit / total;
    double wanted = enough;
    boolean looked = false;
    while (wanted < docs / 2) {
      if (wanted > brief && !looked) {
        looked = true;
        OptionalLong since = since(last, (int) enough);
        if (since.isPresent()) {
          return since(since.getAsLong(), last, total);
        }
      }
      TopFieldDocs top = search(from(wanted, last), last);
      if (top.scoreDocs.length == limit) {
        return top;
      }
      wanted *= WIDER;
    }
    return search(hands.of(searcher), asked);
  }

  private OptionalLong since(long last, int docs) throws IOException {
    long before = after == null ? last : last - 1;
    return new LateHits(limit, before).since(searcher, asked, docs);
  }

  private TopFieldDocs since(long from, long to, long total) throws IOException {
    int docs = searcher.count(LongPoint.newRangeQuery(Keys.TIME, from, to - 1));
    if (docs <= Math.min(brief, FEW) || docs <= total) {
      return search(from, to);
    }
    FieldDoc[] hits = new Since(from, to, after, limit).hits(searcher, asked, hands);
    return new TopFieldDocs(
        new TotalHits(hits.length, TotalHits.Relation.GREATER_THAN_OR_EQUAL_TO),
        hits,
        LATEST_FIRST.getSort());
  }

  private TopFieldDocs search(long from, long to) throws IOException {
    Query time = LongPoint.newRangeQuery(Keys.TIME, from, to - 1);
    return search(
        searcher.count(time) > FEW ? hands.of(searcher) : searcher,
        new BooleanQuery.Builder().add(time, Occur.FILTER).add(asked, Occur.MUST).build());
  }

  private TopFieldDocs search(IndexSearcher in, Query query) throws IOException {
    FieldDoc behind =
        after == null
            ? null
            : new FieldDoc(
                Integer.MAX_VALUE, Float.NaN, new Object[] {after.millis(), after.sequence()});
    return in.search(query, new TopFieldCollectorManager(LATEST_FIRST, limit, behind, 1));
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
