package io.redoubt.store.index;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PointValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.IntroSorter;
import org.jspecify.annotations.Nullable;

/// Takes the census of a field in a segment, a slice of the hashes at a time, so that its memory is
/// bounded. One per slice; not thread-safe.
final class CensusBuilder {
  private final int fromPart;
  private final int toPart;
  private long[] hashes = new long[1024];
  private int[] places = new int[1024];
  private int[] starts = new int[1024];
  private int[] ends = new int[1024];
  private int values;
  private int[] documents = new int[1024];
  private int count;
  private int[] textEnds = new int[16];
  private int samples;
  private final ByteArrayOutputStream texts = new ByteArrayOutputStream();

  private CensusBuilder(int fromPart, int toPart) {
    this.fromPart = fromPart;
    this.toPart = toPart;
  }

  /// Takes one slice.
  ///
  /// @param slice which, from 0
  /// @param slices how many there are, a power of two, at most [Census#PARTS]
  /// @return null when two terms have the same hash
  static @Nullable Census of(LeafReader segment, List<NameGroup> keys, int slice, int slices)
      throws IOException {
    int width = Census.PARTS / slices;
    CensusBuilder builder = new CensusBuilder(slice * width, (slice + 1) * width);
    builder.terms(new FieldValues(segment.terms(Keys.FACT), keys));
    for (PointKind kind : PointKind.values()) {
      PointValues points = segment.getPointValues(kind.field());
      for (NameGroup key : keys) {
        if (points != null) {
          points.intersect(builder.new Points(kind, key));
        }
      }
    }
    return builder.sorted();
  }

  private void terms(FieldValues terms) throws IOException {
    int place = 0;
    for (BytesRef term = terms.next(); term != null; term = terms.next(), place++) {
      if (place % Census.SAMPLED == 0) {
        sample(term);
      }
      long hash = Census.hash(term);
      if (in(hash)) {
        begin(hash, place);
        terms.sum(this::all);
        ends[values - 1] = count;
      }
    }
  }

  private long all(PostingsEnum having) throws IOException {
    int document = having.nextDoc();
    while (document != DocIdSetIterator.NO_MORE_DOCS) {
      document(document);
      document = having.nextDoc();
    }
    return 0;
  }

  private boolean in(long hash) {
    int part = Census.part(hash);
    return fromPart <= part && part < toPart;
  }

  private void sample(BytesRef term) {
    texts.write(term.bytes, term.offset, term.length);
    if (samples == textEnds.length) {
      textEnds = Arrays.copyOf(textEnds, samples * 2);
    }
    textEnds[samples++] = texts.size();
  }

  private void begin(long hash, int place) {
    if (values == hashes.length) {
      int more = values + values / 2;
      hashes = Arrays.copyOf(hashes, more);
      places = Arrays.copyOf(places, more);
      starts = Arrays.copyOf(starts, more);
      ends = Arrays.copyOf(ends, more);
    }
    hashes[values] = hash;
    places[values] = place;
    starts[values++] = count;
  }

  private void document(int document) {
    if (count == documents.length) {
      documents = Arrays.copyOf(documents, count + count / 2);
    }
    documents[count++] = document;
  }

  /* Equal points lie in the order of their documents, of which one may have several; it counts
  once. */
  private final class Points implements PointValues.IntersectVisitor {
    private final PointKind kind;
    private final PointCursor.Range range;
    private long running = PointKind.NONE;
    private boolean taken;
    private int last = -1;

    Points(PointKind kind, NameGroup key) {
      this.kind = kind;
      this.range = PointCursor.Range.of(kind, key, Stretches.Stretch.ALL);
    }

    @Override
    public void visit(int document) {
      throw new IllegalStateException("a point without its number");
    }

    @Override
    public void visit(int document, byte[] point) {
      if (range.before(point) || range.after(point)) {
        return;
      }
      long number = kind.number(point);
      if (number != running) {
        running = number;
        last = -1;
        long hash = Census.hash(kind, number);
        taken = in(hash);
        if (taken) {
          begin(hash, 0);
        }
      }
      if (taken && document != last) {
        last = document;
        document(document);
        ends[values - 1] = count;
      }
    }

    @Override
    public PointValues.Relation compare(byte[] least, byte[] most) {
      return range.before(most) || range.after(least)
          ? PointValues.Relation.CELL_OUTSIDE_QUERY
          : PointValues.Relation.CELL_CROSSES_QUERY;
    }
  }

  /* A number that stands under several keys has been begun under each. */
  private @Nullable Census sorted() {
    sort();
    long[] hash = new long[values];
    int[] place = new int[values];
    int[] start = new int[values + 1];
    int[] having = new int[count];
    int kept = 0;
    int at = 0;
    for (int i = 0; i < values; i++) {
      boolean again = kept > 0 && hash[kept - 1] == hashes[i];
      if (again && Census.term(hashes[i])) {
        return null;
      }
      if (!again) {
        hash[kept] = hashes[i];
        place[kept] = places[i];
        start[kept++] = at;
      }
      System.arraycopy(documents, starts[i], having, at, ends[i] - starts[i]);
      at += ends[i] - starts[i];
    }
    start[kept] = at;
    return new Census(
        MemorySegment.ofArray(hash).asSlice(0, (long) Long.BYTES * kept),
        MemorySegment.ofArray(place).asSlice(0, samples == 0 ? 0 : (long) Integer.BYTES * kept),
        MemorySegment.ofArray(start).asSlice(0, Integer.BYTES * (kept + 1L)),
        MemorySegment.ofArray(having),
        fences(hash, kept),
        new Census.Texts(
            MemorySegment.ofArray(textEnds).asSlice(0, (long) Integer.BYTES * samples),
            MemorySegment.ofArray(texts.toByteArray())));
  }

  private static int[] fences(long[] hashes, int values) {
    int[] fences = new int[Census.PARTS + 1];
    int at = 0;
    for (int part = 0; part < Census.PARTS; part++) {
      fences[part] = at;
      while (at < values && Census.part(hashes[at]) == part) {
        at++;
      }
    }
    fences[Census.PARTS] = values;
    return fences;
  }

  private void sort() {
    new IntroSorter() {
      private long pivot;

      @Override
      protected void setPivot(int i) {
        pivot = hashes[i];
      }

      @Override
      protected int comparePivot(int j) {
        return Long.compare(pivot, hashes[j]);
      }

      @Override
      protected int compare(int i, int j) {
        return Long.compare(hashes[i], hashes[j]);
      }

      @Override
      protected void swap(int i, int j) {
        long hash = hashes[i];
        hashes[i] = hashes[j];
        hashes[j] = hash;
        swap(places, i, j);
        swap(starts, i, j);
        swap(ends, i, j);
      }

      private void swap(int[] all, int i, int j) {
        int one = all[i];
        all[i] = all[j];
        all[j] = one;
      }
    }.sort(0, values);
  }
}
