package io.redoubt.ingest.tail;

import io.redoubt.ingest.Disk;
import io.redoubt.ingest.Globs;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What lies on the disk where patterns point.
final class Looking {
  private static final String ATTRIBUTES = "unix:dev,ino,size,lastModifiedTime,isRegularFile";

  private final Disk disk = new Disk.Real(FileSystems.getDefault());
  private final List<String> globs;

  Looking(List<String> globs) {
    this.globs = globs;
  }

  /// The regular files that a pattern names, each once.
  Map<Path, Sight> matched() {
    Map<Path, Sight> sights = new LinkedHashMap<>();
    for (String glob : globs) {
      for (Path path : paths(glob)) {
        see(path, true).ifPresent(sight -> sights.putIfAbsent(path, sight));
      }
    }
    return sights;
  }

  private List<Path> paths(String glob) {
    if (!Globs.isPattern(glob)) {
      return List.of(Path.of(glob).toAbsolutePath().normalize());
    }
    return Globs.expand(disk, glob).stream()
        .map(match -> match.path().toAbsolutePath().normalize())
        .toList();
  }

  /// The other files of the rotated sets that these belong to.
  ///
  /// @param gone paths at which files of the sets were
  List<Sight> relatives(Set<Path> paths, Set<Path> gone) {
    Set<Path> folders = new TreeSet<>();
    Set<Path> sets = new TreeSet<>();
    Stream.concat(paths.stream(), gone.stream())
        .forEach(
            path -> {
              folders.add(path.resolveSibling(".").normalize());
              sets.add(path.resolveSibling(Sight.stem(path)));
              sets.add(path);
            });
    List<Sight> found = new ArrayList<>();
    for (Path folder : folders) {
      for (Path path : list(folder)) {
        if (!paths.contains(path) && sets.contains(path.resolveSibling(Sight.stem(path)))) {
          see(path, false).ifPresent(found::add);
        }
      }
    }
    return found;
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> children = Files.list(folder)) {
      return children.sorted().toList();
    } catch (IOException _) {
      return List.of();
    }
  }

  /// The regular file at a path, links followed; empty when there is none or it cannot be seen.
  static Optional<Sight> see(Path path, boolean matched) {
    try {
      Map<String, Object> attributes = Files.readAttributes(path, ATTRIBUTES);
      if (!Boolean.TRUE.equals(attributes.get("isRegularFile"))) {
        return Optional.empty();
      }
      FileId id = new FileId(number(attributes.get("dev")), number(attributes.get("ino")));
      long modified =
          attributes.get("lastModifiedTime") instanceof FileTime time ? time.toMillis() : 0;
      return Optional.of(new Sight(path, id, number(attributes.get("size")), modified, matched));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private static long number(@Nullable Object value) {
    return value instanceof Number number ? number.longValue() : 0;
  }
}
