package io.redoubt.store.index;

import io.redoubt.event.port.Beside;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.similarities.Similarity.SimScorer;
import org.jspecify.annotations.Nullable;

/// A searcher to whom words are as rare as they are in the index and in what stands beside it
/// together, so that scores are those of one index that has both.
final class WeighedSearcher extends IndexSearcher {
  /* What Lucene gives for a text whose length is not kept. */
  private static final long NO_NORM = 1;

  private final Beside beside;
  private final List<String> words;

  /// @param words of the ranking
  WeighedSearcher(IndexReader reader, Beside beside, List<String> words) {
    super(reader);
    this.beside = beside;
    this.words = words;
    setQueryCache(null);
  }

  @Override
  public @Nullable CollectionStatistics collectionStatistics(String field) throws IOException {
    CollectionStatistics indexed = super.collectionStatistics(field);
    long texts = beside.texts();
    if (texts == 0 || !field.equals(Keys.WORD)) {
      return indexed;
    }
    return indexed == null
        ? new CollectionStatistics(field, texts, texts, beside.words(), beside.words())
        : new CollectionStatistics(
            field,
            indexed.maxDoc() + texts,
            indexed.docCount() + texts,
            indexed.sumTotalTermFreq() + beside.words(),
            indexed.sumDocFreq() + beside.words());
  }

  @Override
  public TermStatistics termStatistics(Term term, int docFreq, long totalTermFreq) {
    int word = term.field().equals(Keys.WORD) ? words.indexOf(term.text()) : -1;
    long having = word < 0 ? 0 : beside.having(word);
    return new TermStatistics(term.bytes(), docFreq + having, totalTermFreq + having);
  }

  /// What an event has for each word of the ranking, by how often it has it.
  Scores scores() throws IOException {
    @Nullable SimScorer[] scorers = new SimScorer[words.size()];
    CollectionStatistics all = collectionStatistics(Keys.WORD);
    for (int i = 0; i < scorers.length && all != null; i++) {
      Term term = new Term(Keys.WORD, words.get(i));
      int docs = getIndexReader().docFreq(term);
      if (docs + beside.having(i) > 0) {
        TermStatistics one = termStatistics(term, docs, getIndexReader().totalTermFreq(term));
        scorers[i] = getSimilarity().scorer(1, all, one);
      }
    }
    return new Scores(scorers);
  }

  /// Scores of words.
  static final class Scores {
    private final @Nullable SimScorer[] scorers;

    private Scores(@Nullable SimScorer[] scorers) {
      this.scorers = scorers;
    }

    /// The score of an event that has the words so often.
    float of(int[] counts) {
      double sum = 0;
      for (int i = 0; i < counts.length; i++) {
        SimScorer scorer = scorers[i];
        if (counts[i] > 0 && scorer != null) {
          sum += scorer.score(counts[i], NO_NORM);
        }
      }
      return (float) sum;
    }
  }
}
