package io.redoubt.pipeline.live;

import io.redoubt.event.port.LedgerException;
import io.redoubt.event.port.Snapshot;
import io.redoubt.event.port.Snapshots;
import io.redoubt.event.state.BadState;
import io.redoubt.event.state.StateIn;
import io.redoubt.event.state.StateOut;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/// What the detection knew, kept now and then, so that after a stop only the rest of the log is
/// read again. Where nothing usable is kept, the whole log is. Used by one thread.
public final class Memory {
  private static final String NAME = "detection";
  private static final int VERSION = 10;
  private static final int LARGEST = 1 << 30;

  private final Snapshots snapshots;
  private final DeadLetters letters;

  Memory(Snapshots snapshots, DeadLetters letters) {
    this.snapshots = snapshots;
    this.letters = letters;
  }

  /// The highest number below which the detection has seen everything, as far as it is kept; 0 when
  /// nothing is.
  public static long next(Snapshots snapshots) {
    return snapshots.of(NAME).stream().mapToLong(Snapshot::next).max().orElse(0);
  }

  /// Keeps what the detection knows; false when it cannot be kept now.
  ///
  /// @param taken milliseconds since 1970 UTC
  boolean keep(LiveDetection detection, long taken) {
    StateOut out = new StateOut();
    detection.write(out);
    byte[] bytes = packed(out.toByteArray());
    try {
      snapshots.put(new Snapshot(NAME, VERSION, detection.next(), taken, bytes));
      return true;
    } catch (LedgerException cannot) {
      return false;
    }
  }

  /// Has a detection that has seen nothing know what was kept last and can be used; where there is
  /// nothing of that kind, it stays as it is.
  ///
  /// @param first lowest number that the log still has
  /// @param next one more than the highest number of the log
  void restore(LiveDetection fresh, long first, long next) {
    for (Snapshot snapshot : of()) {
      if (snapshot.version() == VERSION && snapshot.next() <= next && snapshot.next() >= first) {
        if (letters.guarded(-1, "restore", () -> read(fresh, snapshot)).isPresent()) {
          return;
        }
      }
    }
  }

  private Iterable<Snapshot> of() {
    try {
      return snapshots.of(NAME);
    } catch (LedgerException cannot) {
      return List.of();
    }
  }

  private static LiveDetection read(LiveDetection detection, Snapshot snapshot) {
    detection.read(new StateIn(unpacked(snapshot.bytes())), snapshot.next());
    return detection;
  }

  private static byte[] packed(byte[] bytes) {
    Deflater fast = new Deflater(Deflater.BEST_SPEED);
    ByteArrayOutputStream packed = new ByteArrayOutputStream(bytes.length / 3 + 64);
    try (OutputStream out = new DeflaterOutputStream(packed, fast)) {
      out.write(bytes);
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    } finally {
      fast.end();
    }
    return packed.toByteArray();
  }

  private static byte[] unpacked(byte[] bytes) {
    try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
      byte[] all = in.readNBytes(LARGEST);
      if (all.length == LARGEST) {
        throw new BadState("It is too large.");
      }
      return all;
    } catch (IOException damaged) {
      throw new BadState("It cannot be unpacked: " + damaged.getMessage());
    }
  }
}
