package io.redoubt.ingest.tail;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The lines of a gzip file, from an offset of what is packed in it.
final class PackedLines implements AutoCloseable {
  private final InputStream in;
  private final int longest;
  private long offset;

  /// @param longest bytes of a line
  PackedLines(Path path, long offset, int longest) throws IOException {
    in = new BufferedInputStream(Contents.unpacked(path), 1 << 16);
    this.longest = longest;
    this.offset = offset;
    in.skipNBytes(offset);
  }

  /// How much is packed in a file: it is read to its end once.
  ///
  /// @throws IOException when it is damaged or not complete yet
  static long length(Path path) throws IOException {
    try (InputStream in = Contents.unpacked(path)) {
      return in.transferTo(java.io.OutputStream.nullOutputStream());
    }
  }

  /// The next lines, at most so many; none at the end. The last may be without its end.
  List<byte[]> next(int lines) throws IOException {
    List<byte[]> found = new ArrayList<>();
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int b = 0;
    while (found.size() < lines && (b = in.read()) >= 0) {
      offset++;
      if (b == '\n' || line.size() == longest) {
        add(found, line);
      }
      if (b != '\n') {
        line.write(b);
      }
    }
    if (b < 0) {
      add(found, line);
    }
    return found;
  }

  private static void add(List<byte[]> found, ByteArrayOutputStream line) {
    byte[] bytes = line.toByteArray();
    line.reset();
    int end = bytes.length > 0 && bytes[bytes.length - 1] == '\r' ? bytes.length - 1 : bytes.length;
    if (end > 0) {
      found.add(end == bytes.length ? bytes : java.util.Arrays.copyOf(bytes, end));
    }
  }

  /// Bytes consumed so far, counted from the beginning of what is packed.
  long offset() {
    return offset;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
