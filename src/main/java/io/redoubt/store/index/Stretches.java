package io.redoubt.store.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PointValues;
import org.jspecify.annotations.Nullable;

/// Parts the numbers of a field into stretches that hold about as many points each, so that each
/// can be counted by itself.
final class Stretches {
  /* Cells of the tree whose sizes are looked at: two to the power of it at most. */
  private static final int DEPTH = 7;

  /// Numbers.
  ///
  /// @param from the first
  /// @param to the last
  record Stretch(long from, long to) {
    /// All of them.
    static final Stretch ALL = new Stretch(PointKind.NONE + 1, Long.MAX_VALUE);
  }

  private record Cell(long from, long size) {}

  private final PointKind kind;
  private final PointCursor.Range range;
  private final List<Cell> cells = new ArrayList<>();

  private Stretches(PointKind kind, PointCursor.Range range) {
    this.kind = kind;
    this.range = range;
  }

  /// All numbers in so many stretches at most, by the tree of the segment that has most of the
  /// points.
  static List<Stretch> of(
      PointKind kind, List<LeafReaderContext> segments, List<NameGroup> keys, int parts)
      throws IOException {
    PointValues largest = largest(kind, segments);
    if (largest == null || parts < 2) {
      return List.of(Stretch.ALL);
    }
    List<Cell> most = List.of();
    for (NameGroup key : keys) {
      Stretches of = new Stretches(kind, PointCursor.Range.of(kind, key, Stretch.ALL));
      of.gather(largest.getPointTree(), DEPTH);
      if (size(of.cells) > size(most)) {
        most = of.cells;
      }
    }
    return parted(most, parts);
  }

  private static @Nullable PointValues largest(PointKind kind, List<LeafReaderContext> segments)
      throws IOException {
    PointValues largest = null;
    for (LeafReaderContext segment : segments) {
      PointValues points = segment.reader().getPointValues(kind.field());
      if (points != null && (largest == null || points.size() > largest.size())) {
        largest = points;
      }
    }
    return largest;
  }

  private static long size(List<Cell> cells) {
    return cells.stream().mapToLong(Cell::size).sum();
  }

  private void gather(PointValues.PointTree tree, int depth) throws IOException {
    byte[] least = tree.getMinPackedValue();
    if (range.before(tree.getMaxPackedValue()) || range.after(least)) {
      return;
    }
    if (depth == 0 || !tree.moveToChild()) {
      if (!range.before(least)) {
        cells.add(new Cell(kind.number(least), tree.size()));
      }
      return;
    }
    do {
      gather(tree, depth - 1);
    } while (tree.moveToSibling());
    tree.moveToParent();
  }

  private static List<Stretch> parted(List<Cell> cells, int parts) {
    List<Stretch> all = new ArrayList<>();
    long size = size(cells);
    long from = Stretch.ALL.from();
    long before = 0;
    for (Cell cell : cells) {
      boolean enough = before >= size * (all.size() + 1) / parts;
      if (enough && cell.from() > from && before > 0) {
        all.add(new Stretch(from, cell.from() - 1));
        from = cell.from();
      }
      before += cell.size();
    }
    all.add(new Stretch(from, Stretch.ALL.to()));
    return all;
  }
}
