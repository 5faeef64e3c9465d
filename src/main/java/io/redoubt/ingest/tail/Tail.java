package io.redoubt.ingest.tail;

import io.redoubt.event.port.Delivery;
import io.redoubt.event.port.Intake;
import io.redoubt.event.port.Position;
import io.redoubt.event.port.Taken;
import io.redoubt.ingest.Rotation;
import io.redoubt.ingest.TableHead;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Follows files: each call of [#round] looks at the disk once and delivers what is new. Lines are
/// delivered with the position behind them, so that after a stop at any moment reading resumes
/// where the last committed delivery ended. Files of a rotated set are read oldest first. Not
/// thread-safe, but for [#tally].
public final class Tail {
  private static final int PIECES = 16;
  private static final long IDLE_HANDLE = 300_000;

  private final TailPlan plan;
  private final Intake intake;
  private final InstantSource clock;
  private final TailCounts counts = new TailCounts();
  private final Recognition recognition;
  private final LineCutter cutter;

  /// @param committed what is read already, of all sources; others than files are left alone
  public Tail(TailPlan plan, Intake intake, List<Position> committed, InstantSource clock) {
    this.plan = plan;
    this.intake = intake;
    this.clock = clock;
    recognition = new Recognition(new Looking(plan.globs()), new Recall(committed), counts);
    cutter = new LineCutter(plan.record(), plan.batch());
  }

  /// What is to be done next.
  public enum Next {
    /// There is more to read now.
    AGAIN,
    /// Everything there is was delivered.
    WAIT,
    /// The intake takes nothing now.
    BACK_OFF,
    /// The intake takes nothing any more.
    END
  }

  /// Looks once and delivers.
  public Next round() {
    long now = clock.millis();
    recognition.look(now);
    Next next = Next.WAIT;
    for (Followed file : inOrder()) {
      Next ofFile = file.original() == null ? read(file, now) : Next.WAIT;
      if (ofFile == Next.BACK_OFF || ofFile == Next.END) {
        report();
        return ofFile;
      }
      next = ofFile == Next.AGAIN ? ofFile : next;
    }
    report();
    return next;
  }

  private void report() {
    List<Followed> followed = recognition.followed();
    counts.state(followed.size(), followed.stream().mapToLong(Followed::behind).sum());
  }

  /// What came of it so far. Thread-safe.
  public TailTally tally() {
    return counts.tally();
  }

  /// Closes the files.
  public void close() {
    recognition.followed().forEach(Followed::close);
  }

  private List<Followed> inOrder() {
    List<Followed> files = new ArrayList<>(recognition.followed());
    files.sort(Comparator.comparing(Tail::rotation, Rotation.OLDEST_FIRST));
    files.sort(Comparator.comparing(file -> file.path() != null));
    return files;
  }

  private static Rotation rotation(Followed file) {
    Path path = file.path();
    Path name = (path == null ? Path.of(file.source()) : path).getFileName();
    return Rotation.of(name.toString());
  }

  private Next read(Followed file, long now) {
    try {
      return file.kind() == Followed.Kind.PACKED ? readPacked(file, now) : readPlain(file, now);
    } catch (IOException unreadable) {
      counts.trouble();
      file.close();
      return Next.WAIT;
    }
  }

  /* At its beginning a file may still become a table. */
  private static Optional<TableHead> table(Followed file, FileChannel channel) throws IOException {
    if (!file.looked() || (file.table().isEmpty() && file.offset() == 0)) {
      file.table(TableScan.before(channel, file.offset()));
    }
    return file.table();
  }

  private Next readPlain(Followed file, long now) throws IOException {
    if (file.path() != null && !file.isOpen() && file.behind() == 0) {
      leave(file, now);
      return Next.WAIT;
    }
    FileChannel channel = file.channel();
    if (channel == null) {
      leave(file, now);
      return Next.WAIT;
    }
    for (int i = 0; i < PIECES; i++) {
      boolean table = table(file, channel).isPresent();
      LineCutter.Piece piece = cutter.cut(channel, file.offset(), file.head(), table);
      if (piece.rest() > 0 && !piece.full() && now - file.grew() >= plan.unfinished().toMillis()) {
        piece = piece.lines().isEmpty() ? anyway(channel, file, piece.rest(), table) : piece;
      }
      if (piece.end() == file.offset()) {
        if (piece.rest() == 0) {
          leave(file, now);
        }
        return Next.WAIT;
      }
      Next next = deliver(file, piece.lines(), piece.head(), piece.end());
      if (next != Next.AGAIN) {
        return next;
      }
    }
    return Next.AGAIN;
  }

  private LineCutter.Piece anyway(FileChannel channel, Followed file, int rest, boolean table)
      throws IOException {
    LineCutter.Piece piece = cutter.cutAnyway(channel, file.offset(), file.head(), rest, table);
    if (piece.cut()) {
      counts.cut();
    }
    return piece;
  }

  /// What is read to its end and was left alone for long is not held open; what is deleted besides
  /// is forgotten.
  private void leave(Followed file, long now) {
    long quiet = now - file.grew();
    if (file.path() == null && quiet >= plan.grace().toMillis()) {
      recognition.forget(file);
    } else if (file.path() != null && quiet >= IDLE_HANDLE) {
      file.close();
    }
  }

  private Next readPacked(Followed file, long now) throws IOException {
    Path path = file.path();
    if (path == null) {
      recognition.forget(file);
      return Next.WAIT;
    }
    if (file.isComplete()) {
      return Next.WAIT;
    }
    long length;
    try {
      length = PackedLines.length(path);
    } catch (IOException incomplete) {
      if (now - file.grew() < plan.grace().toMillis()) {
        return Next.WAIT;
      }
      counts.skipped();
      file.complete();
      throw incomplete;
    }
    Next next = length > file.offset() ? deliverPacked(file, path) : Next.WAIT;
    if (next == Next.WAIT) {
      file.complete();
    }
    return next;
  }

  private Next deliverPacked(Followed file, Path path) throws IOException {
    Head whole = Head.of(Contents.firstPacked(path), Head.FULL);
    if (!file.looked()) {
      file.table(TableScan.beforePacked(path, file.offset(), plan.record()));
    }
    try (PackedLines lines = new PackedLines(path, file.offset(), plan.record())) {
      List<byte[]> batch = lines.next(plan.batch());
      while (!batch.isEmpty()) {
        Next next = deliver(file, batch, whole, lines.offset());
        if (next != Next.AGAIN) {
          return next;
        }
        batch = lines.next(plan.batch());
      }
    }
    return Next.WAIT;
  }

  /* Header lines are no records: they go along with the rows below them. */
  private Next deliver(Followed file, List<byte[]> read, Head head, long end) {
    Rows rows = Rows.of(file.table(), read);
    Next next = deliver(file, rows.lines(), rows.declared(), head, end);
    if (next == Next.AGAIN && rows.table().isPresent()) {
      file.table(rows.table());
    }
    return next;
  }

  private Next deliver(Followed file, List<byte[]> lines, String declared, Head head, long end) {
    if (lines.isEmpty()) {
      file.read(head, end);
      return Next.AGAIN;
    }
    List<Position> positions = new ArrayList<>();
    for (Followed other : recognition.moved()) {
      if (other != file
          && other.path() != null
          && other.position().offset() > 0
          && other.original() != file) {
        positions.add(other.position());
      }
    }
    for (Followed copy : recognition.followed()) {
      if (copy.original() == file && copy.path() != null) {
        positions.add(copy.position(head, Math.min(end, copy.most())));
      }
    }
    positions.add(file.position(head, end));
    Delivery delivery = new Delivery("file", file.source(), declared, lines, "", positions);
    return switch (intake.take(delivery)) {
      case Taken.Committed _ -> {
        counts.delivered(lines);
        recognition.moved().clear();
        file.read(head, end);
        yield Next.AGAIN;
      }
      case Taken.Refused refused ->
          refused.reason() == Taken.Refusal.CLOSING ? Next.END : Next.BACK_OFF;
    };
  }
}
