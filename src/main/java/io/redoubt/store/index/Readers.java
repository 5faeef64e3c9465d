package io.redoubt.store.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.index.PointValues;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.NumericUtils;

/// The readers that one search goes over, each with a reference that ends with {@link #close}.
final class Readers implements AutoCloseable {
  /// Segments with later events first, so that a search for the latest hits is soon done.
  static final Comparator<LeafReader> NEWEST_FIRST = (a, b) -> Long.compare(latest(b), latest(a));

  private final List<DirectoryReader> held;
  private final IndexSearcher searcher;

  Readers(List<DirectoryReader> held) {
    this.held = List.copyOf(held);
    this.searcher = new IndexSearcher(together(this.held));
    searcher.setQueryCache(null);
  }

  private static IndexReader together(List<DirectoryReader> held) {
    try {
      return new MultiReader(
          held.toArray(IndexReader[]::new), (a, b) -> Long.compare(latest(b), latest(a)), false);
    } catch (IOException never) {
      throw new UncheckedIOException(never);
    }
  }

  IndexSearcher searcher() {
    return searcher;
  }

  @Override
  public void close() {
    held.forEach(Readers::release);
  }

  static void release(DirectoryReader reader) {
    try {
      reader.decRef();
    } catch (IOException unclosed) {
      throw new UncheckedIOException(unclosed);
    }
  }

  /// The time of the first event of a segment, for buckets; `Long.MAX_VALUE` without any.
  static long earliest(LeafReader leaf) throws IOException {
    PointValues times = leaf.getPointValues(Keys.TIME);
    return times == null
        ? Long.MAX_VALUE
        : NumericUtils.sortableBytesToLong(times.getMinPackedValue(), 0);
  }

  private static long latest(IndexReader reader) {
    return reader.leaves().stream().mapToLong(leaf -> latest(leaf.reader())).max().orElse(0);
  }

  /// The time of the last event of a segment; `Long.MIN_VALUE` without any.
  static long latest(LeafReader leaf) {
    try {
      PointValues times = leaf.getPointValues(Keys.TIME);
      return times == null
          ? Long.MIN_VALUE
          : NumericUtils.sortableBytesToLong(times.getMaxPackedValue(), 0);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
