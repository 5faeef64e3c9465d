package io.redoubt.store.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/// Counts the events that have a value of a field, one value after the other. Not thread-safe.
final class ValueCounts {
  private final List<LeafReaderContext> segments;
  private final List<NameGroup> keys;
  private final List<TermsEnum> terms = new ArrayList<>();
  private final Map<PointKind, PointRuns.Lookup> points = new EnumMap<>(PointKind.class);

  ValueCounts(List<LeafReaderContext> segments, List<NameGroup> keys) throws IOException {
    this.segments = segments;
    this.keys = keys;
    for (LeafReaderContext segment : segments) {
      Terms facts = segment.reader().terms(Keys.FACT);
      terms.add(facts == null ? TermsEnum.EMPTY : facts.iterator());
    }
  }

  /// How many have it, deleted ones included.
  ///
  /// @param fitting documents of all segments that count, the same each time; null for all
  long of(BytesRef value, @Nullable FixedBitSet fitting) throws IOException {
    for (PointKind kind : PointKind.values()) {
      long number = kind.number(value.bytes, value.offset, value.offset + value.length);
      if (number != PointKind.NONE) {
        return points(kind, fitting).events(number);
      }
    }
    long events = 0;
    for (NameGroup key : keys) {
      events += events(key.term(value), fitting);
    }
    return events;
  }

  private PointRuns.Lookup points(PointKind kind, @Nullable FixedBitSet fitting)
      throws IOException {
    PointRuns.Lookup lookup = points.get(kind);
    if (lookup == null) {
      lookup = new PointRuns.Lookup(kind, segments, keys, fitting);
      points.put(kind, lookup);
    }
    return lookup;
  }

  private long events(BytesRef term, @Nullable FixedBitSet fitting) throws IOException {
    long events = 0;
    for (int i = 0; i < terms.size(); i++) {
      TermsEnum values = terms.get(i);
      if (values.seekExact(term)) {
        events +=
            fitting == null
                ? values.docFreq()
                : common(
                    values.postings(null, PostingsEnum.NONE), fitting, segments.get(i).docBase);
      }
    }
    return events;
  }

  /// Those of the documents that count.
  ///
  /// @param base number of the first document of the segment
  static long common(DocIdSetIterator docs, FixedBitSet fitting, int base) throws IOException {
    long common = 0;
    int doc = docs.nextDoc();
    while (doc != DocIdSetIterator.NO_MORE_DOCS) {
      common += fitting.get(base + doc) ? 1 : 0;
      doc = docs.nextDoc();
    }
    return common;
  }
}
