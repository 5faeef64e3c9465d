package io.redoubt.store.index;

import io.redoubt.event.port.EventFinder.ValueCount;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/// Counts the values of a field by the censuses of all segments: parts of the hashes one after the
/// other, each added up in a small table, whatever segments a value stands in. What a value is
/// called is looked up at the end, of those that are frequent alone. One per search.
final class CensusCounts {
  /* Values that are added up together, so that the table stays in the processor's cache. */
  private static final int TOGETHER = 1 << 14;

  /* Stretches for each thread, as some take longer than others. */
  private static final int SHARES = 2;

  private final List<Censuses.OfSegment> segments;
  private final int ties;
  private final @Nullable FixedBitSet fitting;
  private final int most;
  private final Hands hands;

  /// @param fitting documents of all segments that count; null for all
  CensusCounts(Censuses.OfField field, @Nullable FixedBitSet fitting, int most, Hands hands) {
    this.segments = field.segments();
    this.ties = field.ties();
    this.fitting = fitting;
    this.most = most;
    this.hands = hands;
  }

  /// Adds what is frequent to those that are known.
  ///
  /// @param counted values that are not to be added
  /// @param terms all terms of the field, not begun
  /// @return false, with nothing added, when two values cannot be told apart
  boolean into(Leading frequent, Set<BytesRef> counted, FieldValues terms) throws IOException {
    Set<Long> known = new HashSet<>();
    counted.forEach(value -> known.add(Census.hash(value)));
    List<Callable<Share>> shares = new ArrayList<>();
    int parts = SHARES * hands.count();
    for (int i = 0; i < parts; i++) {
      Share share = new Share(frequent, counted, known);
      int from = Census.PARTS * i / parts;
      int to = Census.PARTS * (i + 1) / parts;
      shares.add(() -> share.read(from, to));
    }
    Leading found = frequent.beside();
    TermCandidates candidates = new TermCandidates(most, frequent.least(), ties);
    for (Share share : hands.all(shares)) {
      found.join(share.points);
      candidates.join(share.terms);
    }
    CensusTexts texts = new CensusTexts(segments);
    name(candidates, counted, terms, texts, found);
    if (!alone(found, texts)) {
      return false;
    }
    frequent.join(found);
    return true;
  }

  private void name(
      TermCandidates candidates,
      Set<BytesRef> counted,
      FieldValues terms,
      CensusTexts texts,
      Leading found)
      throws IOException {
    long least = Math.max(found.least(), candidates.least());
    if (candidates.passed()) {
      found.passedOver();
    }
    long[] hashes = candidates.from(least + 1);
    long[] counts = candidates.counts(least + 1);
    for (int i = 0; i < hashes.length; i++) {
      found.add(texts.text(hashes[i]), counts[i]);
    }
    if (candidates.dropped(least)) {
      found.passedOver();
      first(terms, least, counted, found);
      return;
    }
    long[] equal = candidates.equal(least);
    for (long hash : texts.first(equal, most)) {
      found.add(texts.text(hash), least);
    }
    if (equal.length > most) {
      found.passedOver();
    }
  }

  /* So many have it that some do soon. */
  private void first(FieldValues terms, long events, Set<BytesRef> counted, Leading found)
      throws IOException {
    int wanted = most;
    for (BytesRef term = terms.next(); term != null && wanted > 0; term = terms.next()) {
      if (terms.events() < events || (fitting == null && terms.events() > events)) {
        continue;
      }
      long counting =
          fitting == null ? events : terms.sum(each -> ValueCounts.common(each, fitting, 0));
      if (counting == events && !counted.contains(term)) {
        found.add(term, events);
        wanted--;
      }
    }
  }

  private static boolean alone(Leading found, CensusTexts texts) throws IOException {
    for (ValueCount value : found.counted().counts()) {
      if (PointKind.of(value.value()) == null && !texts.alone(new BytesRef(value.value()))) {
        return false;
      }
    }
    return true;
  }

  /// What is frequent in a stretch of hashes.
  private final class Share implements NumberCounts.Taker {
    private final Leading points;
    private final TermCandidates terms;
    private final Set<BytesRef> counted;
    private final Set<Long> known;
    private final BytesRef text = PointKind.room();

    Share(Leading frequent, Set<BytesRef> counted, Set<Long> known) {
      this.points = frequent.beside();
      this.terms = new TermCandidates(most, frequent.least(), ties);
      this.counted = counted;
      this.known = known;
    }

    Share read(int from, int to) {
      List<CensusCursor> cursors = new ArrayList<>();
      long values = 0;
      for (Censuses.OfSegment one : segments) {
        for (Census slice : one.slices()) {
          cursors.add(new CensusCursor(slice, one.segment().docBase, fitting));
          values += slice.size();
        }
      }
      long even = (long) TOGETHER * Census.PARTS / (values + 1);
      int width = Math.clamp(even, 1, Census.PARTS);
      CensusTable table = new CensusTable();
      for (int part = from; part < to; part += width) {
        int end = Math.min(to, part + width);
        int waiting = 0;
        for (CensusCursor cursor : cursors) {
          waiting += cursor.read(part, end);
        }
        table.clear(waiting, least(), part, end);
        cursors.forEach(cursor -> cursor.sift(table));
        cursors.forEach(cursor -> cursor.take(table));
        table.each(this);
      }
      return this;
    }

    @Override
    public int least() {
      return (int) Math.min(Integer.MAX_VALUE, Math.max(points.least(), terms.least()));
    }

    @Override
    public void take(long hash, int events) {
      if (Census.term(hash)) {
        if (!known.contains(hash)) {
          terms.add(hash, events);
        }
        return;
      }
      PointKind kind = Census.kind(hash);
      kind.text(Census.number(hash), text);
      if (!points.keeps(text, events)) {
        points.passedOver();
      } else if (!counted.contains(text)) {
        points.add(text, events);
      }
    }

    @Override
    public void passedOver() {
      points.passedOver();
    }
  }
}
