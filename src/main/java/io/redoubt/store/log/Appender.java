package io.redoubt.store.log;

import io.redoubt.store.disk.Disk;
import io.redoubt.store.disk.DiskFile;
import io.redoubt.store.disk.NoRoom;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Writes frames and syncs them. For one thread.
///
/// A failed write is taken back by cutting the file, so that the same segment goes on when there
/// is room again. After a failed sync nobody knows what is on disk: the segment is never written
/// again, and the one that follows says where it ends. Once the next segment was begun, even in
/// vain, the one before is never written again either.
final class Appender implements AutoCloseable {
  private static final int STAGE = 1 << 20;

  private final Disk disk;
  private final LogSettings settings;
  private final Clock clock;
  private final RandomGenerator random;
  private final Segments segments;
  private final ByteBuffer stage = ByteBuffer.allocateDirect(STAGE);
  private final Known known;
  private long nextOrdinal;
  private @Nullable Segment last;

  /* Where the frames of this segment begin that are not what was known before it. */
  private long begun = SegmentHeader.BLOCK;
  private @Nullable DiskFile file;

  Appender(
      Disk disk,
      LogSettings settings,
      Clock clock,
      RandomGenerator random,
      Segments segments,
      Recovered found) {
    this.disk = disk;
    this.settings = settings;
    this.clock = clock;
    this.random = random;
    this.segments = segments;
    this.known = found.known();
    this.nextOrdinal = found.nextOrdinal();
    this.last = found.segments().isEmpty() ? null : found.segments().getLast();
  }

  /// Goes on in the last segment, after what is in it is certainly on disk.
  void resume() {
    Segment segment = last;
    if (segment == null) {
      return;
    }
    try {
      DiskFile opened = disk.open(segment.name().path());
      file = opened;
      opened.force();
    } catch (IOException unusable) {
      seal(); // the next delivery begins a new segment
    }
  }

  /// Positions and batch ids of what is committed.
  Known known() {
    return known;
  }

  /// Writes these, syncs, and only then counts them; all or none. Returns the number of the first.
  ///
  /// @throws NoRoom when the disk is full
  /// @throws IOException when it does not take writes
  long append(List<Framed> group) throws IOException {
    long bytes = 0;
    for (Framed frame : group) {
      bytes += frame.size();
    }
    if (settings.reserveBytes() > 0 && disk.free() - bytes < settings.reserveBytes()) {
      throw new NoRoom("Less than " + settings.reserveBytes() + " bytes are free");
    }
    long now = clock.millis();
    DiskFile open = ready(now, bytes);
    Segment segment = Objects.requireNonNull(last);
    long first = segments.next();
    number(group, segment, first, now);
    write(open, segment, group);
    force(open);
    commit(segment, group, now);
    return first;
  }

  private DiskFile ready(long now, long bytes) throws IOException {
    DiskFile open = file;
    Segment segment = last;
    if (open != null && segment != null) {
      long end = segment.end();
      boolean full = end > begun && end + bytes > begun + settings.segmentBytes();
      String day = SegmentName.at(now, 1, 0).day();
      if (!full && day.equals(segment.name().day())) {
        return open;
      }
    }
    return roll(now);
  }

  /* Begins the next segment: its header, and all that is known as of here. */
  private DiskFile roll(long now) throws IOException {
    seal();
    SegmentName name = SegmentName.at(now, nextOrdinal, segments.next());
    nextOrdinal++;
    Segment before = last;
    SegmentHeader header =
        new SegmentHeader(
            SegmentHeader.VERSION,
            name.ordinal(),
            name.first(),
            now,
            random.nextLong(),
            before == null ? 0 : before.name().ordinal(),
            before == null ? 0 : before.end());
    Packer state = known.frame();
    int length = state.size() - FrameHeader.SIZE;
    new FrameHeader(FrameHeader.STATE, length, name.first(), 0, now, Framed.sum(state))
        .put(ByteBuffer.wrap(state.array()), 0, header.salt());
    disk.makeFolder(name.day());
    DiskFile opened = disk.create(name.path());
    try {
      opened.write(header.bytes(), 0);
      opened.write(ByteBuffer.wrap(state.array(), 0, state.size()), SegmentHeader.BLOCK);
      opened.force();
      disk.forceFolder(name.day());
    } catch (IOException failed) {
      discard(opened, name);
      throw failed;
    }
    Segment segment = new Segment(name, header, SegmentHeader.BLOCK + (long) state.size());
    segment.told();
    begun = segment.end();
    segments.add(segment);
    last = segment;
    file = opened;
    return opened;
  }

  private void discard(DiskFile opened, SegmentName name) {
    try {
      opened.close();
      disk.delete(name.path());
    } catch (IOException stays) {
      return; // it is empty and says nothing wrong
    }
  }

  private static void number(List<Framed> group, Segment segment, long from, long now) {
    long first = from;
    for (Framed frame : group) {
      Packer packer = frame.packer();
      int length = packer.size() - FrameHeader.SIZE;
      new FrameHeader(FrameHeader.DELIVERY, length, first, frame.records(), now, frame.sum())
          .put(ByteBuffer.wrap(packer.array()), 0, segment.header().salt());
      first += frame.records();
    }
  }

  private void write(DiskFile open, Segment segment, List<Framed> group) throws IOException {
    try {
      long at = segment.end();
      stage.clear();
      for (Framed frame : group) {
        int done = 0;
        while (done < frame.size()) {
          int some = Math.min(stage.remaining(), frame.size() - done);
          stage.put(frame.packer().array(), done, some);
          done += some;
          if (!stage.hasRemaining()) {
            at = flush(open, at);
          }
        }
      }
      flush(open, at);
    } catch (IOException failed) {
      takeBack(open, segment);
      throw failed;
    }
  }

  private long flush(DiskFile open, long at) throws IOException {
    stage.flip();
    long end = at + stage.remaining();
    open.write(stage, at);
    stage.clear();
    return end;
  }

  private void takeBack(DiskFile open, Segment segment) {
    try {
      open.truncate(segment.end());
      open.force();
    } catch (IOException unknown) {
      fence();
    }
  }

  private void force(DiskFile open) throws IOException {
    try {
      open.force();
    } catch (IOException failed) {
      fence();
      throw failed;
    }
  }

  /* What was refused must not come back after a restart: the next segment says where this one ends,
  at once if the disk lets us, else before anything else is taken. */
  private void fence() {
    seal();
    try {
      roll(clock.millis());
    } catch (IOException later) {
      return;
    }
  }

  private void commit(Segment segment, List<Framed> group, long now) {
    long first = segments.next();
    long at = segment.end();
    for (Framed frame : group) {
      segment.note(first, at);
      known.add(frame.positions(), frame.batch(), new Known.Committed(first, frame.records(), now));
      at += frame.size();
      first += frame.records();
    }
    segment.end(at);
    segments.next(first);
  }

  /// Removes the oldest segments as the settings say; never the one that is written. Returns how
  /// many.
  int trim() throws IOException {
    int removed = 0;
    long oldest = clock.millis() - settings.maxAge().toMillis();
    while (segments.all().size() > 1) {
      Segment first = segments.all().getFirst();
      boolean old = !settings.maxAge().isZero() && first.name().until() <= oldest;
      boolean tooMany = settings.maxBytes() > 0 && segments.bytes() > settings.maxBytes();
      if (!old && !tooMany) {
        break;
      }
      segments.remove(first);
      disk.delete(first.name().path());
      disk.forceFolder(first.name().day()); // so that what remains after a stop has no gap
      if (disk.list(first.name().day()).isEmpty() && disk.delete(first.name().day())) {
        disk.forceFolder("");
      }
      removed++;
    }
    return removed;
  }

  private void seal() {
    DiskFile open = file;
    file = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException gone) {
        return; // what counts was synced
      }
    }
  }

  @Override
  public void close() {
    seal();
  }
}
