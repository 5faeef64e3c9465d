package io.redoubt.detect.sigma;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/// What a file system says of files and folders without their being opened: device, number, size,
/// and when each was last changed in any way, which nobody can set. As long as all of it is the
/// same, so are their contents, and what lies in the folders.
///
/// That holds only where a later change has another time. So what was changed in the last seconds
/// is not stamped ([#SETTLED]), nor is anything where the system does not keep such times, as on
/// Windows.
final class Stamps {
  /// Times of some file systems are two seconds apart.
  static final Duration SETTLED = Duration.ofSeconds(3);

  private static final String ASKED = "unix:dev,ino,size,ctime";
  private static final int NUMBERS = 4;
  private static final long[] NONE = {};

  private Stamps() {}

  /// Theirs as bytes; empty where they would not tell of every later change.
  ///
  /// @param paths files and folders
  /// @param now when this is asked, before any content is read
  /// @param key stands for what else must be the same
  static Optional<byte[]> of(List<Path> paths, Instant now, byte[] key) {
    long[][] all = new long[paths.size()][];
    IntStream.range(0, all.length).parallel().forEach(i -> all[i] = numbers(paths.get(i)));
    long settled = nanos(FileTime.from(now.minus(SETTLED)));
    if (Arrays.stream(all).anyMatch(some -> some.length == 0 || some[NUMBERS - 1] >= settled)) {
      return Optional.empty();
    }
    List<byte[]> names =
        paths.stream().map(p -> p.toString().getBytes(StandardCharsets.UTF_8)).toList();
    int size = names.stream().mapToInt(name -> 4 + name.length + 8 * NUMBERS).sum();
    ByteBuffer bytes = ByteBuffer.allocate(key.length + size).put(key);
    for (int i = 0; i < all.length; i++) {
      bytes.putInt(names.get(i).length).put(names.get(i));
      Arrays.stream(all[i]).forEach(bytes::putLong);
    }
    return Optional.of(bytes.array());
  }

  /// Whether nothing of what these bytes tell has changed.
  static boolean same(ByteBuffer bytes, byte[] key) {
    List<Path> paths = new ArrayList<>();
    List<long[]> numbers = new ArrayList<>();
    try {
      byte[] kept = new byte[key.length];
      bytes.get(kept);
      if (!Arrays.equals(kept, key)) {
        return false;
      }
      while (bytes.hasRemaining()) {
        byte[] name = new byte[bytes.getInt()];
        bytes.get(name);
        paths.add(Path.of(new String(name, StandardCharsets.UTF_8)));
        long[] some = new long[NUMBERS];
        Arrays.setAll(some, _ -> bytes.getLong());
        numbers.add(some);
      }
    } catch (BufferUnderflowException | InvalidPathException none) {
      return false;
    }
    return IntStream.range(0, paths.size())
        .parallel()
        .allMatch(i -> Arrays.equals(numbers(paths.get(i)), numbers.get(i)));
  }

  /* None where they are not known. */
  private static long[] numbers(Path path) {
    try {
      Map<String, Object> said = Files.readAttributes(path, ASKED);
      return said.get("dev") instanceof Long device
              && said.get("ino") instanceof Long number
              && said.get("size") instanceof Long size
              && said.get("ctime") instanceof FileTime changed
          ? new long[] {device, number, size, nanos(changed)}
          : NONE;
    } catch (IOException | UnsupportedOperationException unknown) {
      return NONE;
    }
  }

  private static long nanos(FileTime time) {
    return time.to(TimeUnit.NANOSECONDS);
  }
}
