package io.redoubt.store.log;

import io.redoubt.event.port.Delivery;
import io.redoubt.event.port.EventLog;
import io.redoubt.event.port.Position;
import io.redoubt.event.port.Taken;
import io.redoubt.event.port.Taken.Refusal;
import io.redoubt.store.disk.Disk;
import io.redoubt.store.disk.FolderDisk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A log as it is at the moment of opening, for reading alone, while another program may be writing
/// it. Changes nothing. Thread-safe.
public final class LogView implements EventLog {
  private final Segments segments;
  private final LogReader reader;
  private final List<Position> positions;

  private LogView(Disk disk, Recovered found) {
    this.segments = new Segments(found.segments(), found.next());
    this.reader = new LogReader(disk, segments, found.damage());
    this.positions = found.known().positions();
  }

  /// Opens the log in this folder; an empty one when there is none.
  ///
  /// @throws LogException when it is of a later version or cannot be read
  public static LogView open(Path folder) {
    return open(new FolderDisk(folder));
  }

  static LogView open(Disk disk) {
    try {
      FormatFile.refuseLater(FormatFile.version(disk), disk.name());
      return new LogView(disk, Recovery.of(disk, LogSettings.standard()));
    } catch (IOException failed) {
      throw new LogException("The log in " + disk.name() + " cannot be read: " + failed, failed);
    }
  }

  /// The segments and how far each is committed.
  List<Segment> segments() {
    return segments.all();
  }

  /// Refuses.
  @Override
  public Taken append(Delivery delivery) {
    return Pending.refusal(Refusal.CLOSING, "Opened for reading alone");
  }

  @Override
  public long first() {
    return segments.first();
  }

  @Override
  public long next() {
    return segments.next();
  }

  @Override
  public List<Batch> read(long from, int records) {
    return reader.read(from, records);
  }

  @Override
  public Optional<Stored> record(long sequence) {
    return reader.record(sequence);
  }

  @Override
  public List<Position> positions() {
    return positions;
  }

  @Override
  public void close() {
    // nothing is held open
  }
}
