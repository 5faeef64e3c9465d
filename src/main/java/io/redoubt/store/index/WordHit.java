package io.redoubt.store.index;

import io.redoubt.event.port.TemplateFinder.Rank;
import io.redoubt.event.port.Vectors.Closeness;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldCollectorManager;

/// An event found by its words.
///
/// @param at where it stands by words
/// @param closeness of its template; `NaN` when there is none
record WordHit(Rank at, float closeness) implements Comparable<WordHit> {
  private static final Sort BEST_FIRST =
      new Sort(
          SortField.FIELD_SCORE,
          new SortField(Keys.TIME, SortField.Type.LONG, true),
          new SortField(Keys.SEQUENCE, SortField.Type.LONG, true));

  /// The one that fits best is the smaller.
  @Override
  public int compareTo(WordHit other) {
    return at.compareTo(other.at);
  }

  /// The best by BM25, among equals the latest.
  static List<WordHit> best(IndexSearcher searcher, Query asked, Closeness closeness, int most)
      throws IOException {
    ScoreDoc[] found =
        searcher.search(asked, new TopFieldCollectorManager(BEST_FIRST, most, null, most))
            .scoreDocs;
    Arrays.sort(found, Comparator.comparingInt(doc -> doc.doc));
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    List<WordHit> hits = new ArrayList<>(found.length);
    int leaf = -1;
    LeafTemplates templates = null;
    for (ScoreDoc doc : found) {
      int in = ReaderUtil.subIndex(doc.doc, leaves);
      if (in != leaf || templates == null) {
        leaf = in;
        templates = LeafTemplates.of(leaves.get(in).reader(), closeness);
      }
      Object[] at = ((FieldDoc) doc).fields;
      Rank rank = new Rank((Float) at[0], (Long) at[1], (Long) at[2]);
      hits.add(new WordHit(rank, templates.closeness(doc.doc - leaves.get(in).docBase)));
    }
    return hits;
  }
}
