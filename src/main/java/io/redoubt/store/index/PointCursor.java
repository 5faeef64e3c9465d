package io.redoubt.store.index;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PointValues;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/// The points of one segment and one key in the order of their numbers: block after block, in each
/// the runs of equal ones, without those of which no event counts. Equal points lie in the order of
/// their documents, of which one may have several; it counts once. Not thread-safe.
final class PointCursor implements PointValues.IntersectVisitor {
  private final PointKind kind;
  private final PointValues.PointTree root;
  private PointValues.PointTree tree;
  private final int base;
  private final @Nullable FixedBitSet fitting;
  private Range range;
  private boolean inside;
  private long[] numbers = new long[16];
  private int[] counts = new int[16];
  private int from;
  private int to;
  private int lastDocument = -1;
  private long lastNumber = PointKind.NONE;
  private boolean ended;

  private PointCursor(
      PointKind kind,
      PointValues.PointTree tree,
      int base,
      Range range,
      @Nullable FixedBitSet fitting) {
    this.kind = kind;
    this.root = tree.clone();
    this.tree = tree;
    this.base = base;
    this.fitting = fitting;
    this.range = range;
  }

  /// Points between two, both included.
  record Range(byte[] low, byte[] high) {
    /// Those of a key whose numbers lie in a stretch.
    static Range of(PointKind kind, NameGroup key, Stretches.Stretch stretch) {
      byte[] low = Arrays.copyOf(key.mark(), kind.bytes());
      byte[] high = low.clone();
      Arrays.fill(high, PointKind.KEY_BYTES, high.length, (byte) 0xff);
      if (stretch.from() > Stretches.Stretch.ALL.from()) {
        kind.put(stretch.from(), low);
      }
      if (stretch.to() < Stretches.Stretch.ALL.to()) {
        kind.put(stretch.to(), high);
      }
      return new Range(low, high);
    }

    /// Whether a point comes before all of these.
    boolean before(byte[] point) {
      return Arrays.compareUnsigned(point, low) < 0;
    }

    /// Whether a point comes after all of these.
    boolean after(byte[] point) {
      return Arrays.compareUnsigned(point, high) > 0;
    }
  }

  /// Over what a segment has of a key; null where it has no points of the kind.
  ///
  /// @param fitting documents of all segments that count; null for all
  static @Nullable PointCursor of(
      PointKind kind,
      LeafReaderContext segment,
      NameGroup key,
      Stretches.Stretch stretch,
      @Nullable FixedBitSet fitting)
      throws IOException {
    PointValues points = segment.reader().getPointValues(kind.field());
    return points == null
        ? null
        : new PointCursor(
            kind, points.getPointTree(), segment.docBase, Range.of(kind, key, stretch), fitting);
  }

  /// How many events have this point.
  long events(byte[] point) throws IOException {
    begin(point);
    long events = 0;
    while (read(1)) {
      for (; from < to; from++) {
        events += counts[from];
      }
    }
    return events;
  }

  /* Again from the start, with this point alone. A tree that was walked is left: its place after a
  leaf was read is none to go down from again. */
  private void begin(byte[] point) {
    tree = root.clone();
    range = new Range(point, point);
    from = 0;
    to = 0;
    lastNumber = PointKind.NONE;
    ended = false;
  }

  /// Reads on until so many runs wait to be taken, or the end; false when none is left. The last
  /// run may go on until all was read.
  boolean read(int atLeast) throws IOException {
    if (from > 0) {
      System.arraycopy(numbers, from, numbers, 0, to - from);
      System.arraycopy(counts, from, counts, 0, to - from);
      to -= from;
      from = 0;
    }
    while (to < atLeast && !ended) {
      go();
    }
    return to > 0;
  }

  /// Runs before this number that wait to be taken.
  int waiting(long bound) {
    int at = Arrays.binarySearch(numbers, from, to, bound);
    return (at < 0 ? -at - 1 : at) - from;
  }

  /// The first number about which not all is known: all runs before it are whole.
  long bound() {
    return ended ? Long.MAX_VALUE : numbers[to - 1];
  }

  /// Has the runs before this number sifted.
  void sift(long bound, NumberCounts sieve) {
    for (int i = from; i < to && numbers[i] < bound; i++) {
      sieve.sift(numbers[i], counts[i]);
    }
  }

  /// Hands over the runs before this number.
  void take(long bound, NumberCounts taker) {
    while (from < to && numbers[from] < bound) {
      taker.add(numbers[from], counts[from]);
      from++;
    }
  }

  private void go() throws IOException {
    byte[] least = tree.getMinPackedValue();
    byte[] most = tree.getMaxPackedValue();
    if (range.before(most)) {
      leave();
    } else if (range.after(least)) {
      ended = true;
    } else if (Arrays.equals(least, most)) {
      run(kind.number(least));
      tree.visitDocIDs(this);
      leave();
    } else if (!tree.moveToChild()) {
      inside = !range.before(least) && !range.after(most);
      tree.visitDocValues(this);
      leave();
    }
  }

  private void leave() throws IOException {
    while (!ended && !tree.moveToSibling()) {
      ended = !tree.moveToParent();
    }
  }

  private void run(long next) {
    if (to == 0 || numbers[to - 1] != next) {
      if (to > 0 && counts[to - 1] == 0) {
        to--;
      }
      if (to == numbers.length) {
        numbers = Arrays.copyOf(numbers, to * 2);
        counts = Arrays.copyOf(counts, to * 2);
      }
      numbers[to] = next;
      counts[to++] = 0;
    }
  }

  @Override
  public void visit(int document) {
    long running = numbers[to - 1];
    boolean again = document == lastDocument && running == lastNumber;
    lastDocument = document;
    lastNumber = running;
    if (!again && (fitting == null || fitting.get(base + document))) {
      counts[to - 1]++;
    }
  }

  @Override
  public void visit(int document, byte[] point) {
    if (inside || (!range.before(point) && !range.after(point))) {
      run(kind.number(point));
      visit(document);
    }
  }

  @Override
  public PointValues.Relation compare(byte[] least, byte[] most) {
    return PointValues.Relation.CELL_CROSSES_QUERY;
  }
}
