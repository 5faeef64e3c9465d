package io.redoubt.report.timeline;

import io.redoubt.event.finding.Seat;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// Puts rows into the order of time, however many: what does not fit into memory goes into sorted
/// files of its own folder, which are merged in the end and removed. Rows of one time keep the
/// order in which they came. Not thread-safe.
final class RowSpool implements AutoCloseable {
  /// A row on its way.
  ///
  /// @param time by which it is sorted, milliseconds of the epoch; `Long.MAX_VALUE` comes last
  /// @param order the number in which it came
  /// @param seat where its finding sits
  /// @param cells its texts
  record Line(long time, long order, Seat seat, List<String> cells) {
    private static final Comparator<Line> ORDER =
        Comparator.comparingLong(Line::time).thenComparingLong(Line::order);

    private long size() {
      return 64 + cells.stream().mapToLong(cell -> 40 + 2L * cell.length()).sum();
    }
  }

  /// Takes the rows in order.
  interface Taker {
    void take(Line line) throws IOException;
  }

  private final Path beside;
  private final long memory;
  private final List<Path> runs = new ArrayList<>();
  private List<Line> lines = new ArrayList<>();
  private long held;
  private long order;

  /// A spool.
  ///
  /// @param beside the folder for what does not fit
  /// @param memory how many bytes of rows may be held, about
  RowSpool(Path beside, long memory) {
    this.beside = beside;
    this.memory = memory;
  }

  void add(long time, Seat seat, List<String> cells) throws IOException {
    Line line = new Line(time, order++, seat, cells);
    lines.add(line);
    held += line.size();
    if (held > memory) {
      spill();
    }
  }

  /// Gives all rows in order.
  void drain(Taker taker) throws IOException {
    if (!runs.isEmpty() && !lines.isEmpty()) {
      spill();
    }
    if (runs.isEmpty()) {
      lines.sort(Line.ORDER);
      for (Line line : lines) {
        taker.take(line);
      }
      lines = new ArrayList<>();
      return;
    }
    merge(taker);
  }

  private void spill() throws IOException {
    lines.sort(Line.ORDER);
    Path run = Files.createTempFile(beside, ".redoubt-", ".rows");
    runs.add(run);
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(run), 1 << 16))) {
      for (Line line : lines) {
        LineCodec.write(line, out);
      }
    }
    lines = new ArrayList<>();
    held = 0;
  }

  private void merge(Taker taker) throws IOException {
    List<Head> all = new ArrayList<>();
    try {
      PriorityQueue<Head> heads =
          new PriorityQueue<>(Comparator.comparing((Head h) -> h.line, Line.ORDER));
      for (Path run : runs) {
        Head head = new Head(run);
        all.add(head);
        if (head.next()) {
          heads.add(head);
        }
      }
      while (!heads.isEmpty()) {
        Head first = heads.remove();
        taker.take(first.line);
        if (first.next()) {
          heads.add(first);
        }
      }
    } finally {
      for (Head head : all) {
        head.in.close();
      }
    }
  }

  @Override
  public void close() throws IOException {
    for (Path run : runs) {
      Files.deleteIfExists(run);
    }
  }

  /* A sorted file being read. */
  private static final class Head {
    private static final Line NONE = new Line(0, 0, new Seat(0, 0, 0), List.of());

    private final DataInputStream in;
    private Line line = NONE;

    Head(Path run) throws IOException {
      in = new DataInputStream(new BufferedInputStream(Files.newInputStream(run), 1 << 15));
    }

    boolean next() throws IOException {
      @Nullable Line read = LineCodec.read(in);
      line = read == null ? NONE : read;
      return read != null;
    }
  }
}
