package io.redoubt.ingest.tail;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.List;

/// Reads lines at a place of a file. Not thread-safe: it keeps one buffer.
final class LineCutter {
  private static final int USUAL = 256 << 10;

  /// What was read.
  ///
  /// @param lines without their ends, those of one audit event together; empty lines and NULs at
  ///     the beginning of a file are left out
  /// @param head of the file up to the end
  /// @param end the offset behind the lines
  /// @param rest bytes behind the end that are no whole line yet
  /// @param full whether there may be more to read at once
  /// @param cut whether the line is a piece of one that is too long
  record Piece(List<byte[]> lines, Head head, long end, int rest, boolean full, boolean cut) {}

  private final int longest;
  private final int batch;
  private byte[] buffer = new byte[USUAL];

  /// @param longest bytes of a line
  /// @param batch lines at once
  LineCutter(int longest, int batch) {
    this.longest = longest;
    this.batch = batch;
  }

  /// Whole lines from there on; where it is a table, those under one header.
  Piece cut(FileChannel channel, long offset, Head head, boolean table) throws IOException {
    int read = fill(channel, offset, 0);
    while (read == buffer.length && read < longest && lastLineEnd(read) < 0) {
      buffer = Arrays.copyOf(buffer, (int) Math.min(longest, 2L * buffer.length));
      read = fill(channel, offset, read);
    }
    Piece piece = lines(offset, read, head, false, table);
    if (buffer.length > USUAL) {
      buffer = new byte[USUAL];
    }
    return piece;
  }

  /// What there is, although more may belong to it: an audit event as far as it came, else up to
  /// the longest line as one line without its end.
  Piece cutAnyway(FileChannel channel, long offset, Head head, int rest, boolean table)
      throws IOException {
    buffer = new byte[Math.max(USUAL, Math.min(longest, rest))];
    int read = fill(channel, offset, 0);
    Piece piece = lines(offset, read, head, true, table);
    if (piece.lines.isEmpty() && piece.rest > 0) {
      int from = (int) (piece.end - offset);
      piece = whole(offset, from, read, head.with(buffer, 0, read));
    }
    buffer = new byte[USUAL];
    return piece;
  }

  private Piece whole(long offset, int from, int to, Head head) {
    List<byte[]> line = List.of(Arrays.copyOfRange(buffer, from, to));
    return new Piece(line, head, offset + to, 0, true, true);
  }

  private int fill(FileChannel channel, long offset, int from) throws IOException {
    int limit = Math.min(buffer.length, Math.max(USUAL, longest));
    ByteBuffer target = ByteBuffer.wrap(buffer, from, limit - from);
    int read = 0;
    while (read >= 0 && target.hasRemaining()) {
      read = channel.read(target, offset + target.position());
    }
    return target.position();
  }

  private int lastLineEnd(int to) {
    for (int at = to - 1; at >= 0; at--) {
      if (buffer[at] == '\n') {
        return at;
      }
    }
    return -1;
  }

  private Piece lines(long offset, int read, Head head, boolean anyway, boolean table) {
    LineJoin join = new LineJoin(buffer, table);
    int start = offset == 0 ? leading(read, table) : 0;
    boolean room = true;
    for (int at = start; at < read && room; at++) {
      if (buffer[at] == '\n') {
        int end = at > start && buffer[at - 1] == '\r' ? at - 1 : at;
        room = end == start || join.line(start, end, batch);
        start = room ? at + 1 : start;
      }
    }
    boolean full = !room || read == buffer.length;
    int open = anyway || (full && join.size() == 1) ? -1 : join.open();
    List<byte[]> lines = join.records(open >= 0);
    start = open >= 0 ? open : start;
    if (lines.isEmpty() && read - start >= longest) {
      return whole(offset, start, start + longest, head.with(buffer, 0, start + longest));
    }
    Head further = head.with(buffer, 0, start);
    return new Piece(lines, further, offset + start, read - start, full, false);
  }

  private int leading(int read, boolean table) {
    int at = table ? TableScan.start(buffer, read) : 0;
    while (at < read && buffer[at] == 0) {
      at++;
    }
    return at;
  }
}
