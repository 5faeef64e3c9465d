package io.redoubt.store.index;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.BytesRef;

/// Finds the names of fields among the terms: each name is a term, and its values come right
/// behind.
final class FieldNames {
  private FieldNames() {}

  static List<String> from(IndexSearcher searcher, String from, int most) throws IOException {
    TreeSet<String> names = new TreeSet<>();
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      Terms terms = leaf.reader().terms(Keys.FACT);
      if (terms != null) {
        add(terms.iterator(), from, most, names);
      }
    }
    return names.stream().limit(most).toList();
  }

  private static void add(TermsEnum terms, String from, int most, Set<String> names)
      throws IOException {
    BytesRef seek = new BytesRef(Keys.plain(from));
    for (int i = 0; i < most && terms.seekCeil(seek) != TermsEnum.SeekStatus.END; i++) {
      String term = terms.term().utf8ToString();
      int nul = term.indexOf(Keys.NUL);
      String name = nul < 0 ? term : term.substring(0, nul);
      names.add(name);
      seek = Keys.behind(name);
    }
  }
}
