package io.redoubt.store.index;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.BytesTermAttribute;
import org.apache.lucene.util.BytesRef;

/// Gives Lucene the terms of one event's fields. Filled anew for each event; not thread-safe.
final class FactStream extends TokenStream {
  private final BytesTermAttribute term = addAttribute(BytesTermAttribute.class);
  private final List<BytesRef> terms = new ArrayList<>(64);
  private int at;

  void clear() {
    terms.clear();
  }

  void add(BytesRef fact) {
    terms.add(fact);
  }

  @Override
  public void reset() {
    at = 0;
  }

  @Override
  public boolean incrementToken() {
    if (at == terms.size()) {
      return false;
    }
    clearAttributes();
    term.setBytesRef(terms.get(at++));
    return true;
  }
}
