package io.redoubt.ingest.tail;

import io.redoubt.ingest.TableHead;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Finds the header under which a place of a file stands, where reading goes on there: after a
/// restart, or in a file under a new name. What stands before the place is read once for it, only
/// where the file begins with a header.
final class TableScan {
  private static final int HEAD = 64;
  private static final int BLOCK = 1 << 18;
  private static final int MARK = 3;

  private TableScan() {}

  /// The header lines before an offset; empty when the file is no table.
  static Optional<TableHead> before(FileChannel channel, long offset) throws IOException {
    byte[] head = new byte[HEAD];
    int read = fill(channel, 0, head);
    int start = start(head, read);
    if (!TableHead.begins(head, start, read)) {
      return Optional.empty();
    }
    TableHead found = TableHead.NONE;
    byte[] block = new byte[BLOCK];
    long at = start;
    while (at < offset) {
      int length = (int) Math.min(fill(channel, at, block), offset - at);
      if (length <= 0) {
        return Optional.of(found);
      }
      int line = 0;
      for (int i = 0; i < length; i++) {
        if (block[i] == '\n') {
          found = block[line] == '#' ? found.with(block, line, end(block, line, i)) : found;
          line = i + 1;
        }
      }
      at += line == 0 ? length : line;
    }
    return Optional.of(found);
  }

  /// The same in what is packed in a file.
  static Optional<TableHead> beforePacked(Path path, long offset, int longest) throws IOException {
    try (PackedLines lines = new PackedLines(path, 0, longest)) {
      List<byte[]> line = lines.next(1);
      if (line.isEmpty()
          || !TableHead.begins(
              line.getFirst(),
              start(line.getFirst(), line.getFirst().length),
              line.getFirst().length)) {
        return Optional.empty();
      }
      TableHead found = TableHead.NONE;
      while (!line.isEmpty() && lines.offset() <= offset) {
        byte[] bytes = line.getFirst();
        int start = start(bytes, bytes.length);
        found = bytes[start] == '#' ? found.with(bytes, start, bytes.length) : found;
        line = lines.next(1);
      }
      return Optional.of(found);
    }
  }

  private static int end(byte[] block, int line, int lf) {
    return lf > line && block[lf - 1] == '\r' ? lf - 1 : lf;
  }

  /// Where text begins: behind a byte order mark.
  static int start(byte[] bytes, int to) {
    boolean mark =
        to > MARK
            && (bytes[0] & 0xff) == 0xef
            && (bytes[1] & 0xff) == 0xbb
            && (bytes[2] & 0xff) == 0xbf;
    return mark ? MARK : 0;
  }

  private static int fill(FileChannel channel, long at, byte[] target) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(target);
    int read = 0;
    while (read >= 0 && buffer.hasRemaining()) {
      read = channel.read(buffer, at + buffer.position());
    }
    return buffer.position();
  }
}
