package io.redoubt.ingest.tail;

import io.redoubt.ingest.Rotation;
import java.nio.file.Path;
import java.util.Objects;

/// A regular file as a look at the disk found it.
///
/// @param modified milliseconds since 1970 UTC
/// @param matched whether a pattern names it; otherwise it is of the rotated set of one that is
record Sight(Path path, FileId id, long size, long modified, boolean matched) {
  /// Whether both are of one rotated set.
  static boolean related(Path one, Path other) {
    if (!Objects.equals(one.getParent(), other.getParent())) {
      return false;
    }
    String first = stem(one);
    String second = stem(other);
    return first.equals(second)
        || first.equals(other.getFileName().toString())
        || second.equals(one.getFileName().toString());
  }

  /// Whether this is the name under which a set is written.
  static boolean isLive(Path path) {
    return stem(path).equals(path.getFileName().toString());
  }

  /// The name that all files of a rotated set share.
  static String stem(Path path) {
    return Rotation.of(path.getFileName().toString()).stem();
  }
}
