package io.redoubt.store.index;

import io.redoubt.event.port.EventFinder.Counted;
import io.redoubt.event.port.EventFinder.ValueCount;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Terms;
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
import org.jspecify.annotations.Nullable;

/// Counts how often the values of a field stand in events that fit. First the values that are
/// frequent in some segment, the most frequent first, until no other can be among those wanted
/// (Fagin, Lotem and Naor 2001, *Optimal aggregation algorithms for middleware*). Where that cannot
/// be said, as hardly any value comes twice, all values are gone over; those too rare are passed
/// over. One per search.
final class FrequentValues {
  /// The rarest first, and among equals the last in order.
  private static final Comparator<ValueCount> RAREST_FIRST =
      Comparator.comparingLong(ValueCount::count)
          .thenComparing(ValueCount::value, Comparator.reverseOrder());

  /* Beyond it going over all values costs less. */
  private static final int TRIED = 4_000;

  private final CommonTerms common;
  private final String field;
  private final int most;
  private final PriorityQueue<ValueCount> frequent = new PriorityQueue<>(RAREST_FIRST);
  private final Set<BytesRef> counted = new HashSet<>();
  private boolean complete = true;

  FrequentValues(CommonTerms common, String field, int most) {
    this.common = common;
    this.field = field;
    this.most = most;
  }

  /// A value that is frequent in some segment, and how many events have it in all.
  ///
  /// @param listed events in the segments that list it
  /// @param segments how many these are
  private record Candidate(BytesRef value, long atLeast, long atMost, long listed, int segments) {
    private static Candidate listed(CommonTerms.Common one, CommonTerms.Listing in) {
      int events = one.events();
      return new Candidate(one.value(), events - (long) in.others(), events, events, 1);
    }

    private Candidate and(Candidate more) {
      return new Candidate(
          value,
          atLeast + more.atLeast,
          atMost + more.atMost,
          listed + more.listed,
          segments + more.segments);
    }

    private Candidate unlisted(long others) {
      return new Candidate(value, atLeast, atMost + others, listed, segments);
    }
  }

  Counted<ValueCount> count(IndexSearcher searcher, Query query) throws IOException {
    FixedBitSet fitting = most > 0 ? narrowed(searcher, query) : null;
    if (most > 0 && !byCommonTerms(searcher, fitting)) {
      Terms terms = MultiTerms.getTerms(searcher.getIndexReader(), Keys.FACT);
      List<NameGroup> keys = keys(searcher);
      count(new FieldValues(terms, keys), fitting);
      for (PointKind kind : PointKind.values()) {
        new PointRuns(kind, searcher.getIndexReader().leaves(), keys, fitting).each(points(kind));
      }
    }
    List<ValueCount> values = new ArrayList<>(frequent);
    values.sort(RAREST_FIRST.reversed());
    return new Counted<>(values, complete);
  }

  /// How many of the events that fit have each of these values.
  List<Long> counts(IndexSearcher searcher, Query query, List<String> values) throws IOException {
    FixedBitSet fitting = narrowed(searcher, query);
    ValueCounts each = new ValueCounts(searcher.getIndexReader().leaves(), keys(searcher));
    List<Long> counts = new ArrayList<>(values.size());
    for (String value : values) {
      counts.add(each.of(new BytesRef(value), fitting));
    }
    return counts;
  }

  /* Null when all events fit. */
  private static @Nullable FixedBitSet narrowed(IndexSearcher searcher, Query query)
      throws IOException {
    Query rewritten = searcher.rewrite(query);
    boolean every =
        rewritten instanceof MatchAllDocsQuery && !searcher.getIndexReader().hasDeletions();
    return every ? null : fitting(searcher, rewritten);
  }

  /* Whether what was counted is the answer. */
  private boolean byCommonTerms(IndexSearcher searcher, @Nullable FixedBitSet fitting)
      throws IOException {
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    Map<BytesRef, Candidate> listed = new HashMap<>();
    long others = 0;
    for (LeafReaderContext leaf : leaves) {
      CommonTerms.Listing listing = common.of(leaf.reader(), field);
      others += listing.others();
      for (CommonTerms.Common one : listing.values()) {
        listed.merge(one.value(), Candidate.listed(one, listing), Candidate::and);
      }
    }
    List<Candidate> candidates = byFrequency(listed, others);
    double part = fitting == null ? 1 : fitting.cardinality() / Math.max(1.0, fitting.length());
    if (others > 0 && hopeless(candidates, part, others)) {
      return false;
    }
    ValueCounts counts = new ValueCounts(leaves, keys(searcher));
    for (Candidate candidate : candidates) {
      if (full() && candidate.atMost() < frequent.element().count()) {
        complete = false;
        break;
      }
      if (others > 0 && counted.size() >= TRIED) {
        return false;
      }
      counted.add(candidate.value());
      boolean everywhere = fitting == null && candidate.segments() == leaves.size();
      add(
          candidate.value(),
          everywhere ? candidate.listed() : counts.of(candidate.value(), fitting));
    }
    boolean all = others == 0;
    boolean answered = all || (full() && others < frequent.element().count());
    complete &= all || !answered;
    return answered;
  }

  /* Whether values that no segment lists are likely to be as frequent as those wanted, when of all
  events this part fits. */
  private boolean hopeless(List<Candidate> candidates, double part, long others) {
    long enough =
        candidates.stream().filter(one -> one.atLeast() * part > others).limit(most).count();
    return most >= common.most() || enough < most;
  }

  private List<NameGroup> keys(IndexSearcher searcher) {
    return common.shapes().of(searcher.getIndexReader()).field(field);
  }

  private static List<Candidate> byFrequency(Map<BytesRef, Candidate> listed, long others) {
    List<Candidate> all = new ArrayList<>(listed.size());
    for (Candidate one : listed.values()) {
      all.add(one.unlisted(others));
    }
    all.sort(Comparator.comparingLong(Candidate::atMost).reversed());
    return all;
  }

  private boolean full() {
    return frequent.size() >= most;
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

  private void count(FieldValues values, @Nullable FixedBitSet fitting) throws IOException {
    for (BytesRef value = values.next(); value != null; value = values.next()) {
      int all = values.events();
      if (full() && all < frequent.element().count()) {
        complete = false;
      } else if (!counted.contains(value)) {
        add(
            value,
            fitting == null ? all : values.sum(events -> ValueCounts.common(events, fitting, 0)));
      }
    }
  }

  private NumberCounts.Taker points(PointKind kind) {
    BytesRef text = PointKind.room();
    return new NumberCounts.Taker() {
      @Override
      public int least() {
        return full() ? (int) Math.min(Integer.MAX_VALUE, frequent.element().count()) : 1;
      }

      @Override
      public void take(long number, int events) {
        kind.text(number, text);
        if (!counted.contains(text)) {
          add(text, events);
        }
      }

      @Override
      public void passedOver() {
        complete = false;
      }
    };
  }

  private void add(BytesRef value, long events) {
    if (events == 0) {
      return;
    }
    if (full() && events < frequent.element().count()) {
      complete = false;
      return;
    }
    frequent.add(new ValueCount(value.utf8ToString(), events));
    if (frequent.size() > most) {
      complete = false;
      frequent.poll();
    }
  }
}
