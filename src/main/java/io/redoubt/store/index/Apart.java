package io.redoubt.store.index;

import java.io.IOException;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Weight;

/// A filter that Lucene does not take for one of the words that are scored beside it: it would make
/// the word required and add its score to that of the others in another way, so that sums of the
/// same parts differ in their last bit. Immutable.
final class Apart extends Query {
  private final Query filter;

  Apart(Query filter) {
    this.filter = filter;
  }

  @Override
  public Query rewrite(IndexSearcher searcher) throws IOException {
    Query simpler = filter.rewrite(searcher);
    return simpler.equals(filter) ? this : new Apart(simpler);
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost)
      throws IOException {
    return filter.createWeight(searcher, mode, boost);
  }

  @Override
  public void visit(QueryVisitor visitor) {
    filter.visit(visitor);
  }

  @Override
  public String toString(String inField) {
    return "(" + filter.toString(inField) + ")";
  }

  @Override
  public boolean equals(Object other) {
    return sameClassAs(other) && other instanceof Apart apart && filter.equals(apart.filter);
  }

  @Override
  public int hashCode() {
    return 31 * classHash() + filter.hashCode();
  }
}
