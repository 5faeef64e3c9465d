package io.redoubt.store.index;

import io.redoubt.event.port.Vectors.Closeness;
import java.io.IOException;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SortedDocValues;
import org.jspecify.annotations.Nullable;

/// How close the templates of one segment's events are. Documents are asked for in ascending order.
final class LeafTemplates {
  private final @Nullable SortedDocValues column;
  private final float[] byOrdinal;

  private LeafTemplates(@Nullable SortedDocValues column, float[] byOrdinal) {
    this.column = column;
    this.byOrdinal = byOrdinal;
  }

  static LeafTemplates of(LeafReader leaf, Closeness closeness) throws IOException {
    SortedDocValues column = leaf.getSortedDocValues(Keys.TEMPLATE);
    if (column == null) {
      return new LeafTemplates(null, new float[0]);
    }
    float[] byOrdinal = new float[column.getValueCount()];
    for (int i = 0; i < byOrdinal.length; i++) {
      byOrdinal[i] = closeness.of(Keys.template(column.lookupOrd(i)));
    }
    return new LeafTemplates(column, byOrdinal);
  }

  /// `NaN` when there is none.
  float closeness(int doc) throws IOException {
    return column != null && column.advanceExact(doc) ? byOrdinal[column.ordValue()] : Float.NaN;
  }
}
