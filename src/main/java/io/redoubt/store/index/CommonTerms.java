package io.redoubt.store.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// The most frequent values of fields in each segment. Segments never change, so that one that was
/// gone over once need not be gone over again while it is remembered. Thread-safe.
final class CommonTerms {
  /// Values of a field that are listed of a segment.
  static final int LISTED = 2_000;

  /// Values that are remembered of all segments and fields together; those asked for least lately
  /// are forgotten.
  static final int REMEMBERED = 200_000;

  private static final Comparator<Common> RAREST_FIRST = Comparator.comparingInt(Common::events);

  private final int most;
  private final Shapes shapes;
  private final Map<Place, Listing> known = new LinkedHashMap<>(16, 0.75f, true);
  private int remembered;

  private record Place(IndexReader.CacheKey segment, String field) {}

  /// A value.
  ///
  /// @param events of the segment that have it, deleted ones included
  record Common(BytesRef value, int events) {}

  /// Values of a field in a segment.
  ///
  /// @param values the most frequent ones, in no order
  /// @param others most events that one which is not listed may have; 0 when all are listed
  record Listing(List<Common> values, int others) {}

  CommonTerms(Shapes shapes) {
    this(shapes, LISTED);
  }

  CommonTerms(Shapes shapes, int most) {
    this.shapes = shapes;
    this.most = most;
  }

  /// Under which keys values stand.
  Shapes shapes() {
    return shapes;
  }

  /// Values that are listed of each segment at most.
  int most() {
    return most;
  }

  /// Those of a segment.
  Listing of(LeafReader segment, String field) throws IOException {
    IndexReader.CacheHelper core = segment.getCoreCacheHelper();
    if (core == null) {
      return listed(segment, field);
    }
    Place place = new Place(core.getKey(), field);
    Listing listing = remembered(place);
    if (listing == null) {
      listing = listed(segment, field);
      remember(place, listing);
    }
    return listing;
  }

  /// Whether those of all these segments are remembered.
  boolean knows(List<LeafReaderContext> segments, String field) {
    for (LeafReaderContext segment : segments) {
      IndexReader.CacheHelper core = segment.reader().getCoreCacheHelper();
      if (core == null || remembered(new Place(core.getKey(), field)) == null) {
        return false;
      }
    }
    return true;
  }

  private synchronized @Nullable Listing remembered(Place place) {
    return known.get(place);
  }

  private synchronized void remember(Place place, Listing listing) {
    Listing before = known.put(place, listing);
    remembered += cost(listing) - (before == null ? 0 : cost(before));
    Iterator<Listing> eldest = known.values().iterator();
    while (remembered > REMEMBERED && known.size() > 1) {
      remembered -= cost(eldest.next());
      eldest.remove();
    }
  }

  private static int cost(Listing listing) {
    return listing.values().size() + 1;
  }

  private Listing listed(LeafReader segment, String field) throws IOException {
    List<NameGroup> keys = shapes.of(segment).field(field);
    FieldValues values = new FieldValues(segment.terms(Keys.FACT), keys);
    Most frequent = new Most(most);
    for (BytesRef value = values.next(); value != null; value = values.next()) {
      if (frequent.takes(values.events())) {
        frequent.add(value, values.events());
      }
    }
    for (PointKind kind : PointKind.values()) {
      new PointRuns(kind, segment.getContext().leaves(), keys, Stretches.Stretch.ALL, null)
          .each(frequent.of(kind));
    }
    return new Listing(new ArrayList<>(frequent.values), frequent.others);
  }

  private static final class Most {
    private final int most;
    private final PriorityQueue<Common> values = new PriorityQueue<>(RAREST_FIRST);
    private int others;

    Most(int most) {
      this.most = most;
    }

    /* Whether a value that so many events have is among them so far; it counts as another if not. */
    boolean takes(int events) {
      boolean full = values.size() >= most;
      if (full && events <= values.element().events()) {
        others = Math.max(others, events);
        return false;
      }
      if (full) {
        others = Math.max(others, values.remove().events());
      }
      return true;
    }

    NumberCounts.Taker of(PointKind kind) {
      BytesRef text = PointKind.room();
      return new NumberCounts.Taker() {
        /* What is as rare as another that is not listed changes nothing. */
        @Override
        public int least() {
          return values.size() < most ? 1 : others + 1;
        }

        @Override
        public void take(long number, int events) {
          if (takes(events)) {
            kind.text(number, text);
            add(text, events);
          }
        }

        @Override
        public void passedOver() {}
      };
    }

    void add(BytesRef value, int events) {
      values.add(new Common(BytesRef.deepCopyOf(value), events));
    }
  }
}
