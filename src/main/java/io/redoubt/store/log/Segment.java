package io.redoubt.store.log;

import io.redoubt.store.disk.Disk;
import io.redoubt.store.disk.Reading;
import java.io.IOException;
import java.util.Arrays;

/// A segment, as readers know it. One thread lets it grow, any read it.
final class Segment {
  private static final long STEP = 64 << 10;

  private final SegmentName name;
  private final SegmentHeader header;
  private volatile long end;

  /* Sequence numbers and places of some frames, about one every STEP bytes; empty until asked. */
  private long[] firsts = new long[16];
  private long[] places = new long[16];
  private int noted;
  private boolean indexed;

  /// @param end where its committed frames end
  Segment(SegmentName name, SegmentHeader header, long end) {
    this.name = name;
    this.header = header;
    this.end = end;
  }

  SegmentName name() {
    return name;
  }

  SegmentHeader header() {
    return header;
  }

  /// Where its committed frames end.
  long end() {
    return end;
  }

  /// Its committed frames end here now.
  void end(long now) {
    end = now;
  }

  /// From here on its frames are told by [#note], so that it need not be read for them.
  synchronized void told() {
    indexed = true;
  }

  /// There is a frame at this place.
  synchronized void note(long first, long place) {
    if (noted > 0 && place - places[noted - 1] < STEP) {
      return;
    }
    if (noted == firsts.length) {
      firsts = Arrays.copyOf(firsts, noted * 2);
      places = Arrays.copyOf(places, noted * 2);
    }
    firsts[noted] = first;
    places[noted] = place;
    noted++;
  }

  /// A place at or before the frame of this number.
  long place(long sequence, Disk disk, Damage damage) throws IOException {
    boolean known;
    synchronized (this) {
      known = indexed;
    }
    if (!known) {
      index(disk, damage);
    }
    return noted(sequence);
  }

  private synchronized long noted(long sequence) {
    int low = 0;
    int high = noted;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (firsts[middle] <= sequence) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low == 0 ? SegmentHeader.BLOCK : places[low - 1];
  }

  private synchronized void index(Disk disk, Damage damage) throws IOException {
    if (indexed) {
      return;
    }
    noted = 0;
    try (Reading file = disk.read(name.path())) {
      FrameScan scan = new FrameScan(file, header.salt(), SegmentHeader.BLOCK, end);
      long expected = -1;
      for (FrameScan.Found at = scan.next(); at != null; at = scan.next()) {
        damage.missing(name, at, expected);
        expected = at.header().next();
        note(at.header().first(), at.at());
      }
      damage.passedOver(name, scan.skipped() + scan.left());
    }
    indexed = true;
  }
}
