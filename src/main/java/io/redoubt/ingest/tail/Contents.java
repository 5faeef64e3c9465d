package io.redoubt.ingest.tail;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/// What is in a file, as far as telling files apart needs it.
final class Contents {
  private static final Set<String> OTHER_PACKED =
      Set.of("zst", "bz2", "xz", "lz4", "z", "zip", "7z", "rar");

  private Contents() {}

  /// Whether it is packed in a way that is not followed.
  static boolean isForeignPacked(Path path) {
    String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
    return OTHER_PACKED.contains(name.substring(name.lastIndexOf('.') + 1));
  }

  /// Whether it is a gzip file by its first bytes.
  static boolean isGzip(byte[] first) {
    return first.length > 2 && first[0] == 0x1f && (first[1] & 0xff) == 0x8b && first[2] == 8;
  }

  /// The first bytes, at most 4 KiB.
  static byte[] first(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return in.readNBytes(Head.FULL);
    }
  }

  /// The first bytes of an open file.
  static byte[] first(FileChannel channel) throws IOException {
    return at(channel, 0, Head.FULL);
  }

  /// The first bytes of what is packed in a gzip file.
  static byte[] firstPacked(Path path) throws IOException {
    try (InputStream in = unpacked(path)) {
      return in.readNBytes(Head.FULL);
    }
  }

  static InputStream unpacked(Path path) throws IOException {
    InputStream raw = Files.newInputStream(path);
    try {
      return new GZIPInputStream(new BufferedInputStream(raw), 1 << 16);
    } catch (IOException damaged) {
      raw.close();
      throw damaged;
    }
  }

  /// Whether both files hold the same up to the end of the shorter, as far as a look at the
  /// beginning and at the last bytes before that end tells.
  static boolean samePrefix(Path one, Path other) throws IOException {
    try (FileChannel a = FileChannel.open(one);
        FileChannel b = FileChannel.open(other)) {
      long length = Math.min(a.size(), b.size());
      int part = (int) Math.min(length, Head.FULL);
      return Arrays.equals(at(a, 0, part), at(b, 0, part))
          && Arrays.equals(at(a, length - part, part), at(b, length - part, part));
    }
  }

  private static byte[] at(FileChannel channel, long position, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    int read = 0;
    while (read >= 0 && buffer.hasRemaining()) {
      read = channel.read(buffer, position + buffer.position());
    }
    return Arrays.copyOf(buffer.array(), buffer.position());
  }
}
