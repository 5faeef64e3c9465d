package io.redoubt.store.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;

/// Goes over the values of one field in the order of their bytes, each once under whatever keys it
/// stands. An event that has a value has it under one key of the field. Not thread-safe.
final class FieldValues {
  private final List<Cursor> cursors = new ArrayList<>();
  private boolean begun;

  FieldValues(@Nullable Terms terms, List<NameGroup> keys) throws IOException {
    for (NameGroup key : keys) {
      if (terms != null) {
        cursors.add(new Cursor(terms.iterator(), new BytesRef(key.mark())));
      }
    }
  }

  private static final class Cursor {
    private final TermsEnum terms;
    private final BytesRef before;
    private final BytesRef value = new BytesRef();
    private boolean ended;
    private boolean here;
    private @Nullable PostingsEnum postings;

    Cursor(TermsEnum terms, BytesRef before) {
      this.terms = terms;
      this.before = before;
    }

    /* From this value on. */
    void seek(BytesRef from) throws IOException {
      byte[] term = Arrays.copyOf(before.bytes, before.length + from.length);
      System.arraycopy(from.bytes, from.offset, term, before.length, from.length);
      boolean end = terms.seekCeil(new BytesRef(term)) == TermsEnum.SeekStatus.END;
      ended = end || !stands(terms.term());
      here = false;
    }

    void begin() throws IOException {
      ended = terms.seekCeil(before) == TermsEnum.SeekStatus.END || !stands(terms.term());
    }

    void step() throws IOException {
      BytesRef next = terms.next();
      ended = next == null || !stands(next);
    }

    private boolean stands(BytesRef term) {
      boolean ours = StringHelper.startsWith(term, before);
      if (ours) {
        value.bytes = term.bytes;
        value.offset = term.offset + before.length;
        value.length = term.length - before.length;
      }
      return ours;
    }
  }

  /// Goes on with this value, or the first behind it.
  void seek(BytesRef value) throws IOException {
    begun = true;
    for (Cursor cursor : cursors) {
      cursor.seek(value);
    }
  }

  /// The next value, valid until the one after it; null at the end.
  @Nullable BytesRef next() throws IOException {
    BytesRef least = null;
    for (Cursor cursor : cursors) {
      if (!begun) {
        cursor.begin();
      } else if (cursor.here) {
        cursor.step();
      }
      if (!cursor.ended && (least == null || cursor.value.compareTo(least) < 0)) {
        least = cursor.value;
      }
    }
    begun = true;
    for (Cursor cursor : cursors) {
      cursor.here = least != null && !cursor.ended && cursor.value.equals(least);
    }
    return least;
  }

  /// Events that have the value gone to, deleted ones included.
  int events() throws IOException {
    int events = 0;
    for (Cursor cursor : cursors) {
      events += cursor.here ? cursor.terms.docFreq() : 0;
    }
    return events;
  }

  /// What is asked of the documents that have the value.
  @FunctionalInterface
  interface Count {
    /// How many count.
    long of(PostingsEnum documents) throws IOException;
  }

  /// Sums it up over all keys of the value gone to.
  long sum(Count count) throws IOException {
    long sum = 0;
    for (Cursor cursor : cursors) {
      if (cursor.here) {
        cursor.postings = cursor.terms.postings(cursor.postings, PostingsEnum.NONE);
        sum += count.of(cursor.postings);
      }
    }
    return sum;
  }
}
