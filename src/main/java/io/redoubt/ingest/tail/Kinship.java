package io.redoubt.ingest.tail;

import io.redoubt.ingest.Rotation;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How files of a rotated set belong to each other.
final class Kinship {
  private Kinship() {}

  /// Of the truncated files, that whose copy this is.
  static @Nullable Followed cutOriginal(Sight sight, byte[] first, List<Followed> truncated) {
    for (Followed file : truncated) {
      if (Sight.related(Path.of(file.source()), sight.path())
          && !file.id().equals(sight.id())
          && file.head().length() > 0
          && file.head().begins(first)) {
        return file;
      }
    }
    return null;
  }

  /// The file of its set that is still written and holds the same, so that this is a copy of it.
  static @Nullable Followed aliveOriginal(Sight sight, List<Followed> followed) {
    if (Sight.isLive(sight.path())) {
      return null;
    }
    for (Followed file : followed) {
      Path path = file.path();
      if (path != null
          && Sight.isLive(path)
          && Sight.related(path, sight.path())
          && file.size() >= sight.size()
          && isPrefix(path, sight.path())) {
        return file;
      }
    }
    return null;
  }

  /// Whether one holds what the other holds, as far as the shorter goes.
  static boolean isPrefix(Path original, Path copy) {
    try {
      return Contents.samePrefix(original, copy);
    } catch (IOException _) {
      return false;
    }
  }

  /// Whether it was written after the other.
  static boolean isNewer(Sight sight, Followed than) {
    Path path = than.path();
    Path place = path == null ? Path.of(than.source()) : path;
    boolean behind =
        path == null || Rotation.OLDEST_FIRST.compare(rotation(path), rotation(sight.path())) < 0;
    return behind && Sight.related(place, sight.path()) && sight.modified() >= than.modified();
  }

  static Rotation rotation(Path path) {
    return Rotation.of(path.getFileName().toString());
  }

  /// The file that is packed there, if it is followed and read at least so far.
  static @Nullable Followed packedOriginal(
      Sight sight, byte[] first, long offset, List<Followed> followed) {
    return followed.stream()
        .filter(file -> file.kind() == Followed.Kind.PLAIN && file.original() == null)
        .filter(file -> Sight.related(Path.of(file.source()), sight.path()))
        .filter(file -> file.offset() >= offset && isPackedThere(file, first))
        .max(Comparator.comparingLong(Followed::offset))
        .orElse(null);
  }

  private static boolean isPackedThere(Followed file, byte[] first) {
    if (file.head().length() > 0) {
      return file.head().begins(first);
    }
    try {
      FileChannel channel = file.isOpen() ? file.channel() : null;
      return channel != null && Arrays.equals(first, Contents.first(channel));
    } catch (IOException _) {
      return false;
    }
  }

  /// The first bytes at a path; none when it cannot be read.
  static byte[] firstAt(Path path, boolean packed) {
    try {
      return packed ? Contents.firstPacked(path) : Contents.first(path);
    } catch (IOException _) {
      return new byte[0];
    }
  }
}
