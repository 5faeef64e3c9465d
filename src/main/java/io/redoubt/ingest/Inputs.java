package io.redoubt.ingest;

import java.io.File;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/// Turns the paths of a command line into what there is to read, in reading order.
final class Inputs {
  private final Disk disk;
  private final Excludes excludes;
  private final boolean copies;

  Inputs(Disk disk, Excludes excludes, boolean copies) {
    this.copies = copies;
    this.disk = disk;
    this.excludes = excludes;
  }

  /// What lies at the paths: as given, folders by name, the files of a rotated set together where
  /// the first of them stands and oldest first; contents that came before are named, not
  /// listed, unless copies are wanted.
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
    List<Found> found = Rotation.grouped(walk.found(), Inputs::place);
    return copies ? found : new SameContent(disk).once(found);
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
          "No such file or folder: "
              + (text.isEmpty() ? "(empty name)" : text)
              + "."
              + Nearby.hint(disk, text));
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

  /* Only files are ordered by rotation: no file's path begins with NUL. */
  private static String place(Found found) {
    return switch (found) {
      case Found.Plain plain ->
          plain.file().toAbsolutePath().toString().replace(File.separatorChar, '/');
      case Found.StandardInput _, Found.Skipped _ -> "\0" + found.path();
    };
  }
}
