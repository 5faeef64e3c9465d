package io.redoubt.store.index;

import java.io.IOException;
import java.util.Objects;
import org.apache.lucene.index.FilteredTermsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.util.AttributeSource;
import org.apache.lucene.util.BytesRef;

/// Documents of events in whose shape a field is.
final class ShapeTerms extends MultiTermQuery {
  private final String name;
  private final byte[] key;

  ShapeTerms(String name) {
    super(Keys.SHAPE, CONSTANT_SCORE_BLENDED_REWRITE);
    this.name = name;
    this.key = Keys.key(name);
  }

  @Override
  protected TermsEnum getTermsEnum(Terms terms, AttributeSource attributes) throws IOException {
    return new FilteredTermsEnum(terms.iterator(), false) {
      @Override
      protected AcceptStatus accept(BytesRef term) {
        return Shapes.has(term, key) ? AcceptStatus.YES : AcceptStatus.NO;
      }
    };
  }

  @Override
  public void visit(QueryVisitor visitor) {
    visitor.visitLeaf(this);
  }

  @Override
  public String toString(String inField) {
    return getField() + ":" + name;
  }

  @Override
  public boolean equals(Object other) {
    return super.equals(other) && other instanceof ShapeTerms terms && name.equals(terms.name);
  }

  @Override
  public int hashCode() {
    return Objects.hash(super.hashCode(), name);
  }
}
