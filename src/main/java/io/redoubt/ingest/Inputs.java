package io.redoubt.ingest;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Turns the paths of a command line into what there is to read, in reading order.
final class Inputs {
  private static final Comparator<Found> OLDEST_FIRST =
      Comparator.comparing(f -> Rotation.of(lastName(f)), Rotation.OLDEST_FIRST);

  private final Disk disk;
  private final Excludes excludes;

  Inputs(Disk disk, Excludes excludes) {
    this.disk = disk;
    this.excludes = excludes;
  }

  /// What lies at the paths: as given, folders by name, the files of a rotated set together where
  /// the first of them stands and oldest first; contents that came before are named, not listed.
  ///
  /// @throws NoSuchInput when there is nothing at a path
  List<Found> find(List<String> given) {
    FolderWalk walk = new FolderWalk(disk, excludes);
    boolean standardInput = false;
    for (String text : given) {
      if (!text.equals("-") && !text.equals("/dev/stdin")) {
        path(text, walk);
      } else if (standardInput) {
        walk.found().add(new Found.Skipped("-", "given twice: standard input", false));
      } else {
        walk.found().add(new Found.StandardInput("-"));
        standardInput = true;
      }
    }
    return new SameContent(disk).once(byRotation(walk.found()));
  }

  private void path(String text, FolderWalk walk) {
    if (exists(text)) {
      Path path = disk.path(text);
      Path name = path.toAbsolutePath().normalize().getFileName();
      walk.given(path, text, name == null ? text : name.toString());
      return;
    }
    if (!Globs.isPattern(text)) {
      throw new NoSuchInput(
          "No such file or folder: " + (text.isEmpty() ? "(empty name)" : text) + ".");
    }
    List<Globs.Match> matches = Globs.expand(disk, text);
    if (matches.isEmpty()) {
      throw new NoSuchInput("Nothing matches " + text + ".");
    }
    matches.forEach(match -> walk.given(match.path(), match.shown(), match.key()));
  }

  private boolean exists(String text) {
    try {
      disk.attributes(disk.path(text), LinkOption.NOFOLLOW_LINKS);
      return !text.isEmpty();
    } catch (IOException | InvalidPathException absent) {
      return absent instanceof AccessDeniedException;
    }
  }

  private static List<Found> byRotation(List<Found> found) {
    Map<String, List<Found>> sets = new LinkedHashMap<>();
    for (int i = 0; i < found.size(); i++) {
      sets.computeIfAbsent(set(found.get(i), i), _ -> new ArrayList<>()).add(found.get(i));
    }
    List<Found> ordered = new ArrayList<>(found.size());
    for (List<Found> set : sets.values()) {
      set.sort(OLDEST_FIRST);
      ordered.addAll(set);
    }
    return ordered;
  }

  private static String set(Found found, int i) {
    return switch (found) {
      case Found.Plain plain ->
          plain
              .file()
              .toAbsolutePath()
              .resolveSibling(Rotation.of(lastName(found)).stem())
              .toString();
      case Found.StandardInput _, Found.Skipped _ -> "\0" + i;
    };
  }

  private static String lastName(Found found) {
    return found.path().substring(found.path().lastIndexOf('/') + 1);
  }
}
