package io.redoubt.store.index;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// Finds the names of fields: in the shapes of events, and of those that have none each for itself.
final class FieldNames {
  private FieldNames() {}

  static List<String> from(IndexSearcher searcher, String from, int most) throws IOException {
    TreeSet<String> names = new TreeSet<>();
    BytesRef first = new BytesRef(Keys.key(from));
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      Consumer<BytesRef> taker = name -> add(name, first, names);
      shapes(leaf.reader().terms(Keys.SHAPE), taker);
      alone(leaf.reader().terms(Keys.NAME), first, most, taker);
    }
    return names.stream().limit(most).toList();
  }

  private static void add(BytesRef name, BytesRef first, Set<String> names) {
    if (name.compareTo(first) >= 0) {
      names.add(name.utf8ToString());
    }
  }

  private static void shapes(@Nullable Terms terms, Consumer<BytesRef> taker) throws IOException {
    TermsEnum shapes = terms == null ? TermsEnum.EMPTY : terms.iterator();
    Set<BytesRef> seen = new HashSet<>();
    while (shapes.next() != null) {
      Shapes.keys(
          shapes.term(),
          key -> {
            if (!seen.contains(key)) {
              seen.add(BytesRef.deepCopyOf(key));
              Shapes.names(key, taker);
            }
          });
    }
  }

  private static void alone(
      @Nullable Terms names, BytesRef first, int most, Consumer<BytesRef> taker)
      throws IOException {
    TermsEnum each = names == null ? TermsEnum.EMPTY : names.iterator();
    boolean more = each.seekCeil(first) != TermsEnum.SeekStatus.END;
    for (int found = 0; more && found < most; found++) {
      taker.accept(each.term());
      more = each.next() != null;
    }
  }
}
