package io.redoubt.store.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PointValues;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/// Goes over the values of a field that are points, in the order of their numbers, each once in
/// whatever segments and under whatever keys it stands. Not thread-safe.
final class PointRuns {
  private final PointKind kind;
  private final PriorityQueue<Cursor> cursors =
      new PriorityQueue<>(Comparator.comparingLong(Cursor::number));
  private final BytesRef text = new BytesRef(new byte[PointKind.LONGEST]);
  private long number;
  private long events;

  /// @param fitting documents of all segments that count; null for all
  PointRuns(
      PointKind kind,
      List<LeafReaderContext> segments,
      List<NameGroup> keys,
      @Nullable FixedBitSet fitting)
      throws IOException {
    this.kind = kind;
    for (LeafReaderContext segment : segments) {
      for (NameGroup key : keys) {
        goOn(Cursor.of(kind, segment, key, fitting));
      }
    }
  }

  private void goOn(@Nullable Cursor cursor) throws IOException {
    if (cursor != null && cursor.step()) {
      cursors.add(cursor);
    }
  }

  /// Goes to the next value; false at the end.
  boolean next() throws IOException {
    Cursor least = cursors.peek();
    if (least == null) {
      return false;
    }
    number = least.number();
    events = 0;
    while (least != null && least.number() == number) {
      events += least.events();
      cursors.remove();
      goOn(least);
      least = cursors.peek();
    }
    return true;
  }

  /// The value gone to, valid until the next one.
  BytesRef value() {
    kind.text(number, text);
    return text;
  }

  /// Events that count and have the value gone to, deleted ones included; may be none.
  long events() {
    return events;
  }

  /// Counts the events of one value after the other. Not thread-safe.
  static final class Lookup {
    private final PointKind kind;
    private final List<NameGroup> keys;
    private final List<List<Cursor>> cursors = new ArrayList<>();

    /// @param fitting documents of all segments that count; null for all
    Lookup(
        PointKind kind,
        List<LeafReaderContext> segments,
        List<NameGroup> keys,
        @Nullable FixedBitSet fitting)
        throws IOException {
      this.kind = kind;
      this.keys = keys;
      for (NameGroup key : keys) {
        List<Cursor> ofKey = new ArrayList<>();
        for (LeafReaderContext segment : segments) {
          Cursor cursor = Cursor.of(kind, segment, key, fitting);
          if (cursor != null && cursor.step()) {
            ofKey.add(cursor);
          }
        }
        cursors.add(ofKey);
      }
    }

    /// Events that count and have this value.
    long events(long number) throws IOException {
      long events = 0;
      for (int i = 0; i < cursors.size(); i++) {
        byte[] point = kind.point(keys.get(i), number);
        for (Cursor cursor : cursors.get(i)) {
          cursor.begin(point);
          while (cursor.step()) {
            events += cursor.events();
          }
        }
      }
      return events;
    }
  }

  /* Of one segment and one key: leaf after leaf, in each the runs of equal values. Equal points lie
  in the order of their documents, of which one may have several. */
  private static final class Cursor implements PointValues.IntersectVisitor {
    private final PointKind kind;
    private final PointValues.PointTree root;
    private PointValues.PointTree tree;
    private final int base;
    private final @Nullable FixedBitSet fitting;
    private byte[] low;
    private byte[] high;
    private long[] numbers = new long[16];
    private long[] counts = new long[16];
    private int runs;
    private int at = -1;
    private int lastDocument = -1;
    private long lastNumber = PointKind.NONE;
    private boolean ended;

    private Cursor(
        PointKind kind,
        PointValues.PointTree tree,
        int base,
        NameGroup key,
        @Nullable FixedBitSet fitting) {
      this.kind = kind;
      this.root = tree.clone();
      this.tree = tree;
      this.base = base;
      this.fitting = fitting;
      this.low = Arrays.copyOf(key.mark(), kind.bytes());
      this.high = low.clone();
      Arrays.fill(high, PointKind.KEY_BYTES, high.length, (byte) 0xff);
    }

    static @Nullable Cursor of(
        PointKind kind, LeafReaderContext segment, NameGroup key, @Nullable FixedBitSet fitting)
        throws IOException {
      PointValues points = segment.reader().getPointValues(kind.field());
      return points == null
          ? null
          : new Cursor(kind, points.getPointTree(), segment.docBase, key, fitting);
    }

    /* Again from the start, with this point alone. A tree that was walked is left: its place after a
    leaf was read is none to go down from again. */
    void begin(byte[] point) {
      tree = root.clone();
      low = point;
      high = point;
      runs = 0;
      at = -1;
      lastNumber = PointKind.NONE;
      ended = false;
    }

    long number() {
      return numbers[at];
    }

    long events() {
      return counts[at];
    }

    boolean step() throws IOException {
      at++;
      if (at >= runs) {
        at = 0;
        runs = 0;
        while (runs == 0 && !ended) {
          go();
        }
      }
      return at < runs;
    }

    private void go() throws IOException {
      byte[] least = tree.getMinPackedValue();
      byte[] most = tree.getMaxPackedValue();
      if (Arrays.compareUnsigned(most, low) < 0) {
        leave();
      } else if (Arrays.compareUnsigned(least, high) > 0) {
        ended = true;
      } else if (Arrays.equals(least, most)) {
        run(kind.number(least));
        tree.visitDocIDs(this);
        leave();
      } else if (!tree.moveToChild()) {
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
      if (runs == 0 || numbers[runs - 1] != next) {
        if (runs == numbers.length) {
          numbers = Arrays.copyOf(numbers, runs * 2);
          counts = Arrays.copyOf(counts, runs * 2);
        }
        numbers[runs] = next;
        counts[runs++] = 0;
      }
    }

    @Override
    public void visit(int document) {
      long running = numbers[runs - 1];
      boolean again = document == lastDocument && running == lastNumber;
      lastDocument = document;
      lastNumber = running;
      if (!again && (fitting == null || fitting.get(base + document))) {
        counts[runs - 1]++;
      }
    }

    @Override
    public void visit(int document, byte[] point) {
      if (Arrays.compareUnsigned(point, low) >= 0 && Arrays.compareUnsigned(point, high) <= 0) {
        run(kind.number(point));
        visit(document);
      }
    }

    @Override
    public PointValues.Relation compare(byte[] least, byte[] most) {
      return PointValues.Relation.CELL_CROSSES_QUERY;
    }
  }
}
