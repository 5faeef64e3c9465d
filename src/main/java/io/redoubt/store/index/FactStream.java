package io.redoubt.store.index;

import java.util.Arrays;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.BytesTermAttribute;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.BytesRef;

/// Gives Lucene the terms of one event's fields. Filled anew for each event; not thread-safe.
final class FactStream extends TokenStream {
  private final BytesTermAttribute term = addAttribute(BytesTermAttribute.class);
  private final BytesRef ref = new BytesRef();
  private byte[] bytes = new byte[8192];
  private int length;
  private int[] ends = new int[128];
  private int count;
  private int at;

  void clear() {
    length = 0;
    count = 0;
  }

  /// Adds the term of a value.
  void add(byte[] before, FoldedValues values, int value) {
    int from = length;
    int more = values.length(value);
    bytes = ArrayUtil.grow(bytes, from + before.length + more);
    System.arraycopy(before, 0, bytes, from, before.length);
    System.arraycopy(values.bytes(), values.start(value), bytes, from + before.length, more);
    length = from + before.length + more;
    bound();
  }

  private void bound() {
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, ends.length * 2);
    }
    ends[count++] = length;
  }

  /* The attributes that Lucene has added stay as they are from one term to the next. */
  @Override
  public void reset() {
    clearAttributes();
    at = 0;
  }

  @Override
  public boolean incrementToken() {
    if (at == count) {
      return false;
    }
    int from = at == 0 ? 0 : ends[at - 1];
    ref.bytes = bytes;
    ref.offset = from;
    ref.length = ends[at] - from;
    at++;
    term.setBytesRef(ref);
    return true;
  }
}
