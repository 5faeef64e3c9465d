package io.redoubt.store.vector;

import io.redoubt.event.port.Vectors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// The vectors of one model in one file, and in memory. A row of the file is number (8 bytes),
/// scale (4), components (1 each), CRC-32 of these (4), big-endian; before the rows stand eight
/// bytes that name the format and how many components there are. What is damaged, and all behind
/// it, counts as not there. Thread-safe.
public final class VectorFile implements Vectors {
  /// Vectors that are kept at most: comparing them all takes some hundredths of a second.
  public static final int MOST = 200_000;

  private static final int MAGIC = 0x52_44_56_31;
  private static final int HEAD = 8;
  private static final int FIXED = 16;
  private static final int LARGEST = 8192;
  private static final int TOP = 127;

  private final Path path;
  private @Nullable FileChannel channel;
  private @Nullable Rows rows;
  private int size;
  private long end;

  private VectorFile(Path path, @Nullable FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /// The vectors under this folder, to be added to; the folder is made if need be. One program at a
  /// time may.
  ///
  /// @param digest of the model: lower-case letters, digits, hyphens
  /// @throws UncheckedIOException when it cannot be read or written
  public static VectorFile open(Path folder, String digest) {
    try {
      Files.createDirectories(folder);
      Path path = folder.resolve(digest + ".vec");
      FileChannel channel =
          FileChannel.open(
              path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      VectorFile file = new VectorFile(path, channel);
      file.read(channel);
      channel.truncate(file.end);
      return file;
    } catch (IOException broken) {
      throw new UncheckedIOException("vectors cannot be kept", broken);
    }
  }

  /// A copy in memory of what is kept now; what is added to it is not kept.
  ///
  /// @throws UncheckedIOException when it is there and cannot be read
  public static VectorFile copy(Path folder, String digest) {
    Path path = folder.resolve(digest + ".vec");
    VectorFile file = new VectorFile(path, null);
    if (Files.exists(path)) {
      try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
        file.read(channel);
      } catch (IOException broken) {
        throw new UncheckedIOException("vectors cannot be read", broken);
      }
    }
    return file;
  }

  private void read(FileChannel from) throws IOException {
    ByteBuffer head = ByteBuffer.allocate(HEAD);
    if (!filled(from, head, 0) || head.getInt() != MAGIC || !sized(head.getInt())) {
      return;
    }
    end = HEAD;
    ByteBuffer row = ByteBuffer.allocate(FIXED + size);
    ByteBuffer many = ByteBuffer.allocate(row.capacity() * 1024);
    while (rows().count() < MOST) {
      many.clear();
      int read;
      do {
        read = from.read(many, end + many.position());
      } while (read > 0 && many.hasRemaining());
      many.flip();
      int whole = many.remaining() / row.capacity();
      for (int i = 0; i < whole; i++) {
        if (!taken(many.array(), i * row.capacity())) {
          return;
        }
        end += row.capacity();
      }
      if (whole == 0) {
        return;
      }
    }
  }

  private static boolean filled(FileChannel from, ByteBuffer buffer, long at) throws IOException {
    while (buffer.hasRemaining()) {
      if (from.read(buffer, at + buffer.position()) < 0) {
        return false;
      }
    }
    buffer.flip();
    return true;
  }

  private boolean sized(int components) {
    if (components < 1 || components > LARGEST) {
      return false;
    }
    size = components;
    rows = new Rows(components);
    return true;
  }

  private Rows rows() {
    Rows there = rows;
    if (there == null) {
      throw new IllegalStateException("no vector yet");
    }
    return there;
  }

  private boolean taken(byte[] bytes, int from) {
    ByteBuffer row = ByteBuffer.wrap(bytes, from, FIXED + size);
    long key = row.getLong();
    float scale = row.getFloat();
    if (row.getInt(from + FIXED - 4 + size) != check(bytes, from) || !Float.isFinite(scale)) {
      return false;
    }
    rows().add(key, scale, bytes, row.position());
    return true;
  }

  private int check(byte[] bytes, int from) {
    CRC32 crc = new CRC32();
    crc.update(bytes, from, FIXED - 4 + size);
    return (int) crc.getValue();
  }

  @Override
  public synchronized boolean has(long key) {
    return rows != null && rows.has(key);
  }

  @Override
  public synchronized int size() {
    return rows == null ? 0 : rows.count();
  }

  @Override
  public synchronized boolean put(long key, float[] vector) {
    if (rows == null) {
      begin(vector.length);
    }
    if (has(key)) {
      return true;
    }
    if (size() >= MOST || vector.length != size) {
      return false;
    }
    byte[] row = row(key, vector);
    write(ByteBuffer.wrap(row));
    return taken(row, 0);
  }

  private void begin(int components) {
    if (!sized(components)) {
      throw new IllegalArgumentException("a vector of " + components + " components");
    }
    end = 0;
    ByteBuffer head = ByteBuffer.allocate(HEAD).putInt(MAGIC).putInt(components);
    write(head.flip());
  }

  private void write(ByteBuffer bytes) {
    if (channel == null) {
      return;
    }
    long at = end;
    try {
      while (bytes.hasRemaining()) {
        at += channel.write(bytes, at);
      }
      end = at;
    } catch (IOException full) {
      throw new UncheckedIOException("vectors cannot be kept", full);
    }
  }

  private byte[] row(long key, float[] vector) {
    float largest = 1e-9f;
    for (float x : vector) {
      largest = Math.max(largest, Math.abs(x));
    }
    float scale = largest / TOP;
    ByteBuffer row = ByteBuffer.allocate(FIXED + size).putLong(key).putFloat(scale);
    for (float x : vector) {
      row.put((byte) Math.round(x / scale));
    }
    row.putInt(check(row.array(), 0));
    return row.array();
  }

  /* Written beside it and moved over it, so that a kill leaves one or the other. */
  @Override
  public synchronized void keep(LongPredicate wanted) {
    Rows old = rows;
    if (old == null || old.all(wanted)) {
      return;
    }
    Rows fewer = old.only(wanted);
    try {
      if (channel != null) {
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        rewrite(fresh, fewer);
        channel.close();
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
        channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        end = channel.size();
      }
    } catch (IOException full) {
      throw new UncheckedIOException("vectors cannot be kept", full);
    }
    rows = fewer;
  }

  private void rewrite(Path fresh, Rows kept) throws IOException {
    try (FileChannel out =
        FileChannel.open(
            fresh,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      List<byte[]> parts = new ArrayList<>();
      parts.add(ByteBuffer.allocate(HEAD).putInt(MAGIC).putInt(size).array());
      kept.each(
          (key, scale, bytes, from) -> {
            ByteBuffer row = ByteBuffer.allocate(FIXED + size).putLong(key).putFloat(scale);
            row.put(bytes, from, size);
            parts.add(row.putInt(check(row.array(), 0)).array());
          });
      for (byte[] part : parts) {
        ByteBuffer left = ByteBuffer.wrap(part);
        while (left.hasRemaining()) {
          out.write(left);
        }
      }
      out.force(true);
    }
  }

  @Override
  public synchronized Closeness closeness(float[] vector) {
    return rows == null || vector.length != size ? _ -> Float.NaN : rows.closeness(vector);
  }

  @Override
  public synchronized void close() {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException unclosed) {
      throw new UncheckedIOException("vectors cannot be kept", unclosed);
    }
  }
}
