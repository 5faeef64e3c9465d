package io.redoubt.store.log;

import io.redoubt.store.disk.Disk;
import io.redoubt.store.disk.Reading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds out what a log is, whatever happened to it, by reading alone: nothing is changed, so
/// that a stop on the way costs nothing. Damage is passed over and counted. What an interrupted
/// write has left stays behind the end of its segment, where nobody reads it: the next segment
/// says where that end is.
final class Recovery {
  /* A record takes at least so much of a segment; only used to leave room in the numbering after
  a segment that cannot be read at all. */
  private static final long MOST_RECORDS_PER_BYTE = 1024;

  private final Disk disk;
  private final Damage damage = new Damage();
  private final Known known;
  private final List<Segment> segments = new ArrayList<>();
  private long next;
  private long lastOrdinal;
  private boolean continues = true;

  private Recovery(Disk disk, LogSettings settings) {
    this.disk = disk;
    this.known = new Known(settings);
  }

  /// Reads the log in this folder; an empty one when there is none.
  static Recovered of(Disk disk, LogSettings settings) throws IOException {
    Recovery recovery = new Recovery(disk, settings);
    recovery.headers();
    recovery.ends();
    recovery.replay();
    return new Recovered(
        recovery.segments,
        recovery.known,
        recovery.next,
        recovery.lastOrdinal + 1,
        recovery.continues && !recovery.segments.isEmpty(),
        recovery.damage);
  }

  /// The segments of a log by their names, in the order in which they were written.
  static List<SegmentName> names(Disk disk) throws IOException {
    List<SegmentName> names = new ArrayList<>();
    for (String day : disk.list("")) {
      if (SegmentName.isDay(day)) {
        for (String file : disk.list(day)) {
          SegmentName.of(day, file).ifPresent(names::add);
        }
      }
    }
    names.sort(null);
    return names;
  }

  private void headers() throws IOException {
    for (SegmentName name : names(disk)) {
      lastOrdinal = Math.max(lastOrdinal, name.ordinal());
      try (Reading file = disk.read(name.path())) {
        byte[] block = new byte[SegmentHeader.BLOCK];
        int length = file.read(0, block, 0, block.length);
        Optional<SegmentHeader> header = SegmentHeader.of(block, length);
        if (header.isPresent()) {
          FormatFile.refuseLater(header.get().version(), disk.name());
          segments.add(new Segment(name, header.get(), file.size()));
          continues = true;
          next = Math.max(next, name.first());
        } else {
          unreadable(name, file.size());
        }
      } catch (IOException failed) {
        damage.unreadable(name.path(), String.valueOf(failed.getMessage()));
        continues = false;
        next = Math.max(next, name.first());
      }
    }
  }

  /* A segment is only written to after its header is on disk: one that has no whole header and
  nothing behind it was never used. */
  private void unreadable(SegmentName name, long size) {
    if (size > SegmentHeader.BLOCK) {
      damage.unreadable(name.path(), "its header is damaged; it is left alone");
      continues = false;
      next = Math.max(next, name.first() + size * MOST_RECORDS_PER_BYTE);
    }
  }

  private void ends() {
    Map<Long, Segment> byOrdinal = new HashMap<>();
    segments.forEach(segment -> byOrdinal.put(segment.name().ordinal(), segment));
    for (Segment segment : segments) {
      @Nullable Segment before = byOrdinal.get(segment.header().before());
      if (before != null) {
        before.end(Math.min(before.end(), segment.header().beforeEnd()));
      }
    }
  }

  /* From the last segment that begins with a whole account of what is known. */
  private void replay() {
    int start = segments.size() - 1;
    while (start > 0 && !begins(segments.get(start))) {
      start--;
    }
    for (int i = Math.max(0, start); i < segments.size(); i++) {
      Segment segment = segments.get(i);
      boolean last = i == segments.size() - 1;
      try (Reading file = disk.read(segment.name().path())) {
        scan(segment, file, last);
      } catch (IOException failed) {
        damage.unreadable(segment.name().path(), String.valueOf(failed.getMessage()));
        continues = false;
        next = Math.max(next, segment.name().first() + segment.end() * MOST_RECORDS_PER_BYTE);
      }
    }
  }

  private boolean begins(Segment segment) {
    try (Reading file = disk.read(segment.name().path())) {
      long salt = segment.header().salt();
      FrameScan scan = new FrameScan(file, salt, SegmentHeader.BLOCK, segment.end());
      FrameScan.@Nullable Found first = scan.next();
      return first != null
          && first.header().kind() == FrameHeader.STATE
          && first.at() == SegmentHeader.BLOCK
          && scan.body(first) != null;
    } catch (IOException failed) {
      return false;
    }
  }

  private void scan(Segment segment, Reading file, boolean last) throws IOException {
    long salt = segment.header().salt();
    FrameScan scan = new FrameScan(file, salt, SegmentHeader.BLOCK, segment.end());
    long sound = SegmentHeader.BLOCK;
    List<FrameScan.Found> doubtful = new ArrayList<>();
    long expected = -1;
    for (FrameScan.Found frame = scan.next(); frame != null; frame = scan.next()) {
      damage.missing(segment.name(), frame, expected);
      expected = frame.header().next();
      next = Math.max(next, frame.header().next());
      segment.note(frame.header().first(), frame.at());
      if (take(scan, frame)) {
        sound = frame.end();
        doubtful.forEach(bad -> damage.frame(segment.name(), bad));
        doubtful.clear();
      } else {
        doubtful.add(frame);
      }
    }
    segment.told();
    damage.passedOver(segment.name(), scan.skipped() + (last ? 0 : scan.left()));
    if (last) {
      scan.torn().ifPresent(header -> next = Math.max(next, header.next()));
      end(segment, sound);
    } else {
      doubtful.forEach(bad -> damage.frame(segment.name(), bad));
    }
  }

  /* A segment of which not even the beginning is whole is not written on. */
  private void end(Segment segment, long sound) {
    if (sound == SegmentHeader.BLOCK) {
      continues = false;
    }
    if (sound < segment.end()) {
      damage.torn(segment.name(), sound, segment.end() - sound);
      segment.end(sound);
      continues = false;
    }
  }

  private boolean take(FrameScan scan, FrameScan.Found frame) throws IOException {
    byte[] body = scan.body(frame);
    if (body == null) {
      return false;
    }
    FrameHeader header = frame.header();
    if (header.kind() == FrameHeader.STATE) {
      return known.replace(body, body.length);
    }
    Optional<DeliveryCodec.Body> delivery = DeliveryCodec.body(body, body.length);
    delivery.ifPresent(
        found ->
            known.add(
                found.head().positions(),
                found.batch(),
                new Known.Committed(header.first(), header.records(), header.arrived())));
    return delivery.isPresent();
  }
}
