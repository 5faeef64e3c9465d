package io.redoubt.store.log;

import io.redoubt.event.port.Delivery;
import io.redoubt.event.port.EventLog.Batch;
import io.redoubt.event.port.EventLog.Stored;
import io.redoubt.store.disk.Disk;
import io.redoubt.store.disk.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads what is committed; what is damaged is passed over and counted. Thread-safe.
record LogReader(Disk disk, Segments segments, Damage damage) {
  private static final long MOST_BYTES = 32L << 20;

  /// What is done with each frame; false ends it.
  @FunctionalInterface
  private interface Visit {
    boolean of(Segment segment, FrameScan scan, FrameScan.Found frame) throws IOException;
  }

  /// As in `EventLog.read`.
  List<Batch> read(long from, int records) {
    List<Batch> out = new ArrayList<>();
    long[] taken = new long[2];
    visit(
        from,
        (segment, scan, frame) -> {
          taken[0] += frame.header().records();
          taken[1] += frame.header().length();
          if (!out.isEmpty() && (taken[0] > records || taken[1] > MOST_BYTES)) {
            return false;
          }
          Batch batch = batch(segment, scan, frame);
          if (batch != null) {
            out.add(batch);
          }
          return taken[0] < records;
        });
    return out;
  }

  /// As in `EventLog.record`.
  Optional<Stored> record(long sequence) {
    List<Stored> found = new ArrayList<>();
    visit(
        sequence,
        (segment, scan, frame) -> {
          if (frame.header().first() <= sequence) {
            Stored stored = stored(segment, scan, frame, sequence);
            if (stored != null) {
              found.add(stored);
            }
          }
          return false;
        });
    return found.isEmpty() ? Optional.empty() : Optional.of(found.getFirst());
  }

  private void visit(long from, Visit visit) {
    long limit = segments.next();
    if (from >= limit) {
      return;
    }
    for (Segment segment : segments.from(from)) {
      try (Reading file = disk.read(segment.name().path())) {
        long place = segment.place(from, disk, damage);
        FrameScan scan = new FrameScan(file, segment.header().salt(), place, segment.end());
        if (!visit(from, limit, segment, scan, visit)) {
          return;
        }
      } catch (NoSuchFileException _) {
        // its time was over
      } catch (IOException failed) {
        throw new UncheckedIOException(segment.name().path() + " cannot be read", failed);
      }
    }
  }

  private static boolean visit(long from, long limit, Segment segment, FrameScan scan, Visit visit)
      throws IOException {
    for (FrameScan.Found frame = scan.next(); frame != null; frame = scan.next()) {
      FrameHeader header = frame.header();
      if (header.kind() != FrameHeader.DELIVERY || header.next() <= from) {
        continue;
      }
      if (header.first() >= limit) {
        return false;
      }
      if (header.records() > 0 && !visit.of(segment, scan, frame)) {
        return false;
      }
    }
    return true;
  }

  private @Nullable Batch batch(Segment segment, FrameScan scan, FrameScan.Found frame)
      throws IOException {
    byte[] bytes = scan.body(frame);
    Optional<Delivery> delivery =
        bytes == null
            ? Optional.empty()
            : DeliveryCodec.body(bytes, bytes.length)
                .flatMap(body -> DeliveryCodec.delivery(body, bytes));
    if (delivery.isEmpty()) {
      damage.frame(segment.name(), frame);
      return null;
    }
    return new Batch(frame.header().first(), frame.header().arrived(), delivery.get());
  }

  private @Nullable Stored stored(
      Segment segment, FrameScan scan, FrameScan.Found frame, long sequence) throws IOException {
    byte[] bytes = scan.body(frame);
    Optional<DeliveryCodec.Body> body =
        bytes == null ? Optional.empty() : DeliveryCodec.body(bytes, bytes.length);
    if (bytes == null || body.isEmpty()) {
      damage.frame(segment.name(), frame);
      return null;
    }
    Delivery head = body.get().head();
    int index = (int) (sequence - frame.header().first());
    return DeliveryCodec.record(body.get(), bytes, index)
        .map(
            record ->
                new Stored(
                    sequence,
                    frame.header().arrived(),
                    head.channel(),
                    head.sender(),
                    head.declared(),
                    record))
        .orElse(null);
  }
}
