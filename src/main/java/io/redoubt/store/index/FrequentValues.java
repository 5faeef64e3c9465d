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
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Terms;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/// Counts how often the values of a field stand in events that fit. First the values that are
/// frequent in some segment, the most frequent first, until no other can be among those wanted
/// (Fagin, Lotem and Naor 2001, *Optimal aggregation algorithms for middleware*). Where that cannot
/// be said, as hardly any value comes twice, all values are gone over, by the censuses of the
/// segments if they are there; those too rare are passed over. One per search.
final class FrequentValues {
  /* Beyond it going over all values costs less. */
  private static final int TRIED = 4_000;

  /* Even then, so that it is known from the start what is too rare. */
  private static final int FIRST = 100;

  /* Stretches of numbers for each thread, as some take longer than others. */
  private static final int SHARES = 2;

  private final CommonTerms common;
  private final Censuses censuses;
  private final String field;
  private final int most;
  private final Hands hands;
  private final Leading frequent;
  private final Set<BytesRef> counted = new HashSet<>();

  FrequentValues(CommonTerms common, Censuses censuses, String field, int most, Hands hands) {
    this.common = common;
    this.censuses = censuses;
    this.field = field;
    this.most = most;
    this.hands = hands;
    this.frequent = new Leading(most);
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
    if (most > 0) {
      FixedBitSet fitting = Fitting.of(searcher, query, hands);
      List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
      Censuses.OfField all = censuses.of(leaves, field, hands);
      boolean quick = all == null || common.knows(leaves, field);
      if (!quick || !byCommonTerms(searcher, fitting)) {
        censuses.asked(field);
        if (all == null || !byCensus(searcher, all, fitting)) {
          byAll(searcher, fitting);
        }
      }
    }
    return frequent.counted();
  }

  private boolean byCensus(
      IndexSearcher searcher, Censuses.OfField all, @Nullable FixedBitSet fitting)
      throws IOException {
    FieldValues terms = terms(searcher);
    return new CensusCounts(all, fitting, most, hands).into(frequent, counted, terms);
  }

  private void byAll(IndexSearcher searcher, @Nullable FixedBitSet fitting) throws IOException {
    count(terms(searcher), fitting);
    for (PointKind kind : PointKind.values()) {
      points(kind, searcher, fitting);
    }
  }

  private FieldValues terms(IndexSearcher searcher) throws IOException {
    Terms terms = MultiTerms.getTerms(searcher.getIndexReader(), Keys.FACT);
    return new FieldValues(terms, keys(searcher));
  }

  /// How many of the events that fit have each of these values.
  List<Long> counts(IndexSearcher searcher, Query query, List<String> values) throws IOException {
    FixedBitSet fitting = Fitting.of(searcher, query, hands);
    ValueCounts each = new ValueCounts(searcher.getIndexReader().leaves(), keys(searcher));
    List<Long> counts = new ArrayList<>(values.size());
    for (String value : values) {
      counts.add(each.of(new BytesRef(value), fitting));
    }
    return counts;
  }

  /* Whether what was counted is the answer. */
  private boolean byCommonTerms(IndexSearcher searcher, @Nullable FixedBitSet fitting)
      throws IOException {
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    Map<BytesRef, Candidate> listed = new HashMap<>();
    long others = 0;
    for (CommonTerms.Listing listing : listings(leaves)) {
      others += listing.others();
      for (CommonTerms.Common one : listing.values()) {
        listed.merge(one.value(), Candidate.listed(one, listing), Candidate::and);
      }
    }
    List<Candidate> candidates = byFrequency(listed, others);
    double part = fitting == null ? 1 : fitting.cardinality() / Math.max(1.0, fitting.length());
    int tried = others > 0 && hopeless(candidates, part, others) ? Math.min(most, FIRST) : TRIED;
    ValueCounts counts = new ValueCounts(leaves, keys(searcher));
    for (Candidate candidate : candidates) {
      if (frequent.full() && candidate.atMost() < frequent.least()) {
        frequent.passedOver();
        break;
      }
      if (others > 0 && counted.size() >= tried) {
        return false;
      }
      counted.add(candidate.value());
      boolean everywhere = fitting == null && candidate.segments() == leaves.size();
      frequent.add(
          candidate.value(),
          everywhere ? candidate.listed() : counts.of(candidate.value(), fitting));
    }
    boolean all = others == 0;
    boolean answered = all || (frequent.full() && others < frequent.least());
    if (answered && !all) {
      frequent.passedOver();
    }
    return answered;
  }

  private List<CommonTerms.Listing> listings(List<LeafReaderContext> leaves) throws IOException {
    List<Callable<CommonTerms.Listing>> each = new ArrayList<>();
    for (LeafReaderContext leaf : leaves) {
      each.add(() -> common.of(leaf.reader(), field));
    }
    return hands.all(each);
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

  private void count(FieldValues values, @Nullable FixedBitSet fitting) throws IOException {
    for (BytesRef value = values.next(); value != null; value = values.next()) {
      int all = values.events();
      if (all < frequent.least()) {
        frequent.passedOver();
      } else if (!counted.contains(value)) {
        frequent.add(
            value,
            fitting == null ? all : values.sum(events -> ValueCounts.common(events, fitting, 0)));
      }
    }
  }

  private void points(PointKind kind, IndexSearcher searcher, @Nullable FixedBitSet fitting)
      throws IOException {
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    List<NameGroup> keys = keys(searcher);
    List<Callable<Leading>> shares = new ArrayList<>();
    for (Stretches.Stretch stretch : Stretches.of(kind, leaves, keys, SHARES * hands.count())) {
      Leading share = frequent.beside();
      shares.add(
          () -> {
            new PointRuns(kind, leaves, keys, stretch, fitting).each(taker(kind, share));
            return share;
          });
    }
    hands.all(shares).forEach(frequent::join);
  }

  private NumberCounts.Taker taker(PointKind kind, Leading share) {
    BytesRef text = PointKind.room();
    return new NumberCounts.Taker() {
      @Override
      public int least() {
        return (int) Math.min(Integer.MAX_VALUE, share.least());
      }

      @Override
      public void take(long number, int events) {
        kind.text(number, text);
        if (!share.keeps(text, events)) {
          share.passedOver();
        } else if (!counted.contains(text)) {
          share.add(text, events);
        }
      }

      @Override
      public void passedOver() {
        share.passedOver();
      }
    };
  }
}
