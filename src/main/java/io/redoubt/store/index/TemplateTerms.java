package io.redoubt.store.index;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongPredicate;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;

/// The templates that stand in the index.
final class TemplateTerms {
  private TemplateTerms() {}

  /// Numbers of templates, each with the sequence number of an event that has it.
  static Map<Long, Long> examples(IndexSearcher searcher, LongPredicate wanted, int most)
      throws IOException {
    Map<Long, Long> examples = new HashMap<>();
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      Terms terms = leaf.reader().terms(Keys.TEMPLATE);
      if (terms == null) {
        continue;
      }
      TermsEnum each = terms.iterator();
      while (each.next() != null && examples.size() < most) {
        long number = Keys.template(each.term());
        if (!examples.containsKey(number) && wanted.test(number)) {
          example(leaf.reader(), each, number, examples);
        }
      }
    }
    return examples;
  }

  private static void example(
      LeafReader reader, TermsEnum term, long number, Map<Long, Long> examples) throws IOException {
    PostingsEnum docs = term.postings(null, PostingsEnum.NONE);
    NumericDocValues sequences = reader.getNumericDocValues(Keys.SEQUENCE);
    int doc = docs.nextDoc();
    if (doc != DocIdSetIterator.NO_MORE_DOCS && sequences != null && sequences.advanceExact(doc)) {
      examples.put(number, sequences.longValue());
    }
  }

  /// All numbers.
  static Set<Long> all(IndexSearcher searcher) throws IOException {
    Set<Long> all = new HashSet<>();
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      Terms terms = leaf.reader().terms(Keys.TEMPLATE);
      if (terms != null) {
        TermsEnum each = terms.iterator();
        while (each.next() != null) {
          all.add(Keys.template(each.term()));
        }
      }
    }
    return all;
  }
}
