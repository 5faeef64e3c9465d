package io.redoubt.store.log;

import io.redoubt.event.port.Delivery;
import io.redoubt.event.port.Durations;
import io.redoubt.event.port.EventLog;
import io.redoubt.event.port.Position;
import io.redoubt.event.port.Taken;
import io.redoubt.event.port.Taken.Committed;
import io.redoubt.store.disk.Disk;
import io.redoubt.store.disk.FolderDisk;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The log in files of a folder: segments in day folders, to which one thread appends what many
/// callers bring, with one sync for all that waits. One program writes it at a time; others may
/// read it meanwhile with [LogView]. Opening succeeds whatever is damaged; what is, is passed
/// over and told by [#health].
public final class SegmentLog implements EventLog {
  private static final String LOCK = "lock";
  private static final int TRIM_MINUTES = 10;

  private final Closeable lock;
  private final Segments segments;
  private final LogReader reader;
  private final Appender appender;
  private final GroupCommit commits;
  private final Damage damage;
  private final @Nullable ScheduledExecutorService upkeep;

  private SegmentLog(
      Disk disk,
      LogSettings settings,
      Clock clock,
      RandomGenerator random,
      Closeable lock,
      Recovered found) {
    this.lock = lock;
    this.damage = found.damage();
    this.segments = new Segments(found.segments(), found.next());
    this.reader = new LogReader(disk, segments, damage);
    this.appender = new Appender(disk, settings, clock, random, segments, found);
    this.commits = new GroupCommit(appender, settings);
    this.upkeep = settings.removes() ? trimming() : null;
    if (found.continues()) {
      commits.ask(
          () -> {
            appender.resume();
            return true;
          });
    }
  }

  private ScheduledExecutorService trimming() {
    ScheduledExecutorService timer =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("log-trim").factory());
    var _ = timer.scheduleWithFixedDelay(this::trimQuietly, 1, TRIM_MINUTES, TimeUnit.MINUTES);
    return timer;
  }

  private void trimQuietly() {
    try {
      trim();
    } catch (UncheckedIOException | RejectedExecutionException later) {
      return; // to be tried again the next time
    }
  }

  /// Opens the log in this folder, making it when there is none.
  ///
  /// @param random for the salts of segments, which need not be secret but must not be guessed
  /// @throws LogException when another program writes it, it is of a later version, or the folder
  ///     cannot be made
  public static SegmentLog open(
      Path folder, LogSettings settings, Clock clock, RandomGenerator random) {
    return open(new FolderDisk(folder), settings, clock, random);
  }

  /// The same on any disk.
  public static SegmentLog open(
      Disk disk, LogSettings settings, Clock clock, RandomGenerator random) {
    try {
      int version = FormatFile.version(disk);
      FormatFile.refuseLater(version, disk.name());
      disk.makeFolder("");
      Closeable lock = disk.lock(LOCK);
      if (lock == null) {
        throw new LogException(
            disk.name() + " is being written by another Redoubt: stop it, or name another folder");
      }
      return locked(disk, settings, clock, random, lock, version);
    } catch (IOException failed) {
      throw new LogException("The log in " + disk.name() + " cannot be opened: " + failed, failed);
    }
  }

  private static SegmentLog locked(
      Disk disk,
      LogSettings settings,
      Clock clock,
      RandomGenerator random,
      Closeable lock,
      int version)
      throws IOException {
    try {
      Recovered found = Recovery.of(disk, settings);
      if (version < SegmentHeader.VERSION) {
        upgrade(disk);
      }
      return new SegmentLog(disk, settings, clock, random, lock, found);
    } catch (IOException | LogException failed) {
      lock.close();
      throw failed;
    }
  }

  /* The file only helps earlier programs to refuse sooner; segments say their own version. */
  private static void upgrade(Disk disk) {
    try {
      FormatFile.write(disk);
    } catch (IOException fullOrBroken) {
      return;
    }
  }

  @Override
  public Taken append(Delivery delivery) {
    if (delivery.records().isEmpty() && delivery.positions().isEmpty()) {
      return new Committed(segments.next(), 0, false, List.of());
    }
    return commits.commit(DeliveryCodec.frame(delivery));
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
    return commits.ask(() -> appender.known().positions());
  }

  /// Removes what is older or more than the settings say, whole segments at a time; never the one
  /// that is being written. Happens by itself every ten minutes.
  ///
  /// @return how many segments were removed
  /// @throws UncheckedIOException when one cannot be removed
  public int trim() {
    try {
      return commits.ask(
          () -> {
            try {
              return appender.trim();
            } catch (IOException failed) {
              throw new UncheckedIOException(failed);
            }
          });
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof UncheckedIOException known) {
        throw known;
      }
      throw failed;
    }
  }

  /// Numbers below this one were given out, as those who read the log know: they are never given
  /// again. What is not there of them any more counts as damage, for it was acknowledged.
  public void givenOut(long below) {
    commits.ask(
        () -> {
          long next = segments.next();
          if (below > next) {
            damage.lost(next, below);
            segments.next(below);
          }
          return true;
        });
  }

  /// How long deliveries waited until they were on disk.
  public Durations commits() {
    return commits.took();
  }

  /// Why it does not take what comes in now, one line; empty: it does, as far as is known.
  public String trouble() {
    return commits.trouble();
  }

  /// How it is.
  public LogHealth health() {
    return new LogHealth(
        segments.all().size(), segments.bytes(), first(), next(), damage.records(), damage.lines());
  }

  @Override
  public void close() {
    ScheduledExecutorService timer = upkeep;
    if (timer != null) {
      timer.shutdown();
    }
    commits.close();
    try {
      lock.close();
    } catch (IOException gone) {
      return; // the system lets go of it with the process
    }
  }
}
