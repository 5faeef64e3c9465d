package io.redoubt.store.index;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PointValues;
import org.apache.lucene.search.ConstantScoreScorerSupplier;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.DocIdSetBuilder;
import org.jspecify.annotations.Nullable;

/// Documents with a point of a key whose text is as asked: the points of the key whose text may
/// begin as asked are gone over, equal ones together.
final class PointTexts extends Query {
  private final PointKind kind;
  private final byte[] mark;
  private final String asked;
  private final List<long[]> stretches;
  private final Test test;

  /// What the text of a value must be like.
  @FunctionalInterface
  interface Test {
    /// Whether it is so.
    boolean fits(BytesRef text);
  }

  /// @param asked says the same as the test, and is equal for equal ones
  /// @param prefix with which the test lets texts begin
  PointTexts(PointKind kind, NameGroup key, String asked, byte[] prefix, Test test) {
    this.kind = kind;
    this.mark = key.mark();
    this.asked = asked;
    this.stretches = kind.beginning(prefix);
    this.test = test;
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
    return new ConstantScoreWeight(this, boost) {
      @Override
      public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext leaf) throws IOException {
        LeafReader reader = leaf.reader();
        PointValues points = reader.getPointValues(kind.field());
        return points == null
            ? null
            : ConstantScoreScorerSupplier.fromIterator(
                documents(reader, points), score(), mode, reader.maxDoc());
      }

      @Override
      public boolean isCacheable(LeafReaderContext leaf) {
        return true;
      }
    };
  }

  private DocIdSetIterator documents(LeafReader reader, PointValues points) throws IOException {
    Fitting fitting = new Fitting(new DocIdSetBuilder(reader.maxDoc(), points));
    points.intersect(fitting);
    DocIdSetIterator found = fitting.any ? fitting.found.build().iterator() : null;
    return found == null ? DocIdSetIterator.empty() : found;
  }

  private final class Fitting implements PointValues.IntersectVisitor {
    private final DocIdSetBuilder found;
    private DocIdSetBuilder.@Nullable BulkAdder adder;
    private final BytesRef text = PointKind.room();
    private long last = PointKind.NONE;
    private boolean lastFits;
    private boolean any;

    Fitting(DocIdSetBuilder found) {
      this.found = found;
    }

    @Override
    public void grow(int count) {
      adder = found.grow(count);
    }

    @Override
    public void visit(int document) {
      any = true;
      Objects.requireNonNull(adder).add(document);
    }

    @Override
    public void visit(int document, byte[] point) {
      if (fits(point)) {
        visit(document);
      }
    }

    @Override
    public void visit(DocIdSetIterator documents, byte[] point) throws IOException {
      if (fits(point)) {
        any = true;
        Objects.requireNonNull(adder).add(documents);
      }
    }

    private boolean fits(byte[] point) {
      if (key(point) != 0) {
        return false;
      }
      long number = kind.number(point);
      if (number != last) {
        last = number;
        kind.text(number, text);
        lastFits = test.fits(text);
      }
      return lastFits;
    }

    private int key(byte[] point) {
      return Arrays.compareUnsigned(point, 0, PointKind.KEY_BYTES, mark, 0, mark.length);
    }

    @Override
    public PointValues.Relation compare(byte[] least, byte[] most) {
      if (key(most) < 0 || key(least) > 0) {
        return PointValues.Relation.CELL_OUTSIDE_QUERY;
      }
      if (Arrays.equals(least, most)) {
        return fits(least)
            ? PointValues.Relation.CELL_INSIDE_QUERY
            : PointValues.Relation.CELL_OUTSIDE_QUERY;
      }
      return key(least) == 0 && key(most) == 0 && elsewhere(kind.number(least), kind.number(most))
          ? PointValues.Relation.CELL_OUTSIDE_QUERY
          : PointValues.Relation.CELL_CROSSES_QUERY;
    }

    /* Whether no text that begins as asked lies between. */
    private boolean elsewhere(long least, long most) {
      for (long[] stretch : stretches) {
        if (stretch[0] <= most && stretch[1] >= least) {
          return false;
        }
      }
      return true;
    }
  }

  @Override
  public void visit(QueryVisitor visitor) {
    visitor.visitLeaf(this);
  }

  @Override
  public String toString(String inField) {
    return kind.field() + ":" + asked;
  }

  @Override
  public boolean equals(Object other) {
    return sameClassAs(other)
        && other instanceof PointTexts points
        && kind == points.kind
        && asked.equals(points.asked)
        && Arrays.equals(mark, points.mark);
  }

  @Override
  public int hashCode() {
    return Objects.hash(classHash(), kind, asked, Arrays.hashCode(mark));
  }
}
