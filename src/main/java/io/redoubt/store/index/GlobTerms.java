package io.redoubt.store.index;

import io.redoubt.event.query.Glob;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import org.apache.lucene.index.FilteredTermsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.util.AttributeSource;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/// Documents with a term that begins with some bytes and goes on as a pattern says. Lucene's own
/// wildcards become automata, which some patterns make huge; this one needs no memory.
final class GlobTerms extends MultiTermQuery {
  private final byte[] before;
  private final String pattern;
  private final Glob glob;

  /// @param before what the terms begin with, ahead of what the pattern is about
  GlobTerms(String luceneField, byte[] before, String pattern) {
    super(luceneField, CONSTANT_SCORE_BLENDED_REWRITE);
    this.before = before;
    this.pattern = pattern;
    this.glob = new Glob(pattern);
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

    Fitting(TermsEnum terms) {
      super(terms);
      byte[] more = glob.prefix();
      byte[] all = Arrays.copyOf(before, before.length + more.length);
      System.arraycopy(more, 0, all, before.length, more.length);
      prefix = new BytesRef(all);
      setInitialSeekTerm(prefix);
    }

    @Override
    protected AcceptStatus accept(BytesRef term) {
      if (!StringHelper.startsWith(term, prefix)) {
        return AcceptStatus.END;
      }
      int from = term.offset + before.length;
      return glob.matches(term.bytes, from, term.offset + term.length)
          ? AcceptStatus.YES
          : AcceptStatus.NO;
    }
  }
}
