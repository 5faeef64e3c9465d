package io.redoubt.store.index;

import io.redoubt.event.query.Glob;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import org.apache.lucene.index.FilteredTermsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.util.AttributeSource;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/// Documents with a term that begins with some bytes and goes on as a pattern says. Lucene's own
/// wildcards become automata, which some patterns make huge; this one needs no memory.
final class GlobTerms extends MultiTermQuery {
  private static final int STRIDE = 1_024;

  private static final VarHandle FIRST =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private final byte[] before;
  private final String pattern;
  private final Glob glob;
  private final LongAdder looked = new LongAdder();

  /// @param before what the terms begin with, ahead of what the pattern is about
  GlobTerms(String luceneField, byte[] before, String pattern) {
    super(luceneField, CONSTANT_SCORE_BLENDED_REWRITE);
    this.before = before;
    this.pattern = pattern;
    this.glob = new Glob(pattern);
  }

  /// Those of a query.
  static List<GlobTerms> of(Query query) {
    List<GlobTerms> found = new ArrayList<>();
    query.visit(
        new QueryVisitor() {
          @Override
          public void visitLeaf(Query leaf) {
            if (leaf instanceof GlobTerms terms) {
              found.add(terms);
            }
          }

          @Override
          public QueryVisitor getSubVisitor(BooleanClause.Occur occur, Query parent) {
            return this; // what must not fit is looked for like all else
          }
        });
    return found;
  }

  /// About how many terms were compared so far, in all segments; a thousand in each are not told.
  long looked() {
    return looked.sum();
  }

  @Override
  protected TermsEnum getTermsEnum(Terms terms, AttributeSource attributes) throws IOException {
    return new Fitting(terms.iterator());
  }

  @Override
  public void visit(QueryVisitor visitor) {
    visitor.visitLeaf(this);
  }

  @Override
  public String toString(String inField) {
    return getField() + ":" + pattern;
  }

  @Override
  public boolean equals(Object other) {
    return super.equals(other)
        && other instanceof GlobTerms terms
        && pattern.equals(terms.pattern)
        && Arrays.equals(before, terms.before);
  }

  @Override
  public int hashCode() {
    return Objects.hash(super.hashCode(), pattern, Arrays.hashCode(before));
  }

  private final class Fitting extends FilteredTermsEnum {
    private final BytesRef prefix;
    private final long first;
    private int compared;

    Fitting(TermsEnum terms) {
      super(terms);
      byte[] more = glob.prefix();
      byte[] all = Arrays.copyOf(before, before.length + more.length);
      System.arraycopy(more, 0, all, before.length, more.length);
      prefix = new BytesRef(all);
      setInitialSeekTerm(prefix);
      first = all.length < Long.BYTES ? 0 : (long) FIRST.get(all, 0);
    }

    /* Nearly every term that is compared begins so, and most prefixes are the hash of a key alone. */
    private boolean begins(BytesRef term) {
      if (prefix.length < Long.BYTES || term.length < prefix.length) {
        return StringHelper.startsWith(term, prefix);
      }
      boolean same = (long) FIRST.get(term.bytes, term.offset) == first;
      return same && (prefix.length == Long.BYTES || StringHelper.startsWith(term, prefix));
    }

    @Override
    protected AcceptStatus accept(BytesRef term) {
      if (++compared % STRIDE == 0) {
        looked.add(STRIDE);
      }
      if (!begins(term)) {
        return AcceptStatus.END;
      }
      int from = term.offset + before.length;
      return glob.matches(term.bytes, from, term.offset + term.length)
          ? AcceptStatus.YES
          : AcceptStatus.NO;
    }
  }
}
