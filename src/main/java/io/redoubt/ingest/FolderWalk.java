package io.redoubt.ingest;

import java.io.IOException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Walks through what was given: files as they are, folders with everything below, in the order of
/// names. Links are followed; every folder is entered once, so loops end. One per run.
final class FolderWalk {
  /// The order of names on one level.
  static final Comparator<Path> BY_NAME = Comparator.comparing(p -> p.getFileName().toString());

  private final Disk disk;
  private final Excludes excludes;
  private final Map<Object, String> folders = new HashMap<>();
  private final Map<Object, String> files = new HashMap<>();
  private final Set<Object> open = new HashSet<>();
  private final Map<String, Integer> keys = new HashMap<>();
  private final List<Found> found = new ArrayList<>();

  FolderWalk(Disk disk, Excludes excludes) {
    this.disk = disk;
    this.excludes = excludes;
  }

  /// What was found so far, in the order of the walk.
  List<Found> found() {
    return found;
  }

  /// Takes a path that was given, with the name its records are known by.
  void given(Path path, String shown, String key) {
    visit(path, shown, key, true);
  }

  private void visit(Path path, String shown, String key, boolean given) {
    String glob = excludes.match(key, shown);
    if (glob != null) {
      skip(shown, "excluded (--exclude " + glob + ")", false);
      return;
    }
    try {
      BasicFileAttributes is = disk.attributes(path);
      if (is.isDirectory()) {
        enter(path, shown, given ? "" : key + "/", identity(path, is));
      } else if (is.isRegularFile()) {
        file(path, shown, key, is);
      } else {
        skip(shown, FileKind.named(path), given);
      }
    } catch (IOException unreadable) {
      skip(shown, failure(path, unreadable), !isLoop(unreadable));
    }
  }

  private void file(Path path, String shown, String key, BasicFileAttributes is)
      throws IOException {
    String before = files.putIfAbsent(identity(path, is), shown);
    if (before != null) {
      skip(shown, "given twice: the same file as " + before, false);
      return;
    }
    int count = keys.merge(key, 1, Integer::sum);
    String unique = count == 1 ? key : key + "#" + count;
    found.add(new Found.Plain(shown, unique, path, is.size(), is.lastModifiedTime().toInstant()));
  }

  private void enter(Path folder, String shown, String key, Object identity) throws IOException {
    String before = folders.putIfAbsent(identity, shown);
    if (before != null) {
      boolean loop = open.contains(identity);
      String reason = loop ? "loop of links: leads back to " : "given twice: the same folder as ";
      skip(shown, reason + before, false);
      return;
    }
    List<Path> children = new ArrayList<>(disk.list(folder));
    children.sort(BY_NAME);
    if (key.isEmpty() && children.isEmpty()) {
      skip(shown, "empty folder", false);
    }
    open.add(identity);
    String start = shown.endsWith("/") ? shown : shown + "/";
    for (Path child : children) {
      String name = child.getFileName().toString();
      visit(child, start + name, key + name, false);
    }
    open.remove(identity);
  }

  private static Object identity(Path path, BasicFileAttributes is) throws IOException {
    @Nullable Object key = is.fileKey();
    return key == null ? path.toRealPath() : key;
  }

  private String failure(Path path, IOException cause) {
    try {
      boolean link = disk.attributes(path, LinkOption.NOFOLLOW_LINKS).isSymbolicLink();
      if (link && cause instanceof NoSuchFileException) {
        return "broken link: what it points to does not exist";
      }
    } catch (IOException _) {
      return Trouble.opening(cause);
    }
    return Trouble.opening(cause);
  }

  private static boolean isLoop(IOException cause) {
    return Trouble.opening(cause).startsWith("loop");
  }

  private void skip(String shown, String reason, boolean partial) {
    found.add(new Found.Skipped(shown, reason, partial));
  }
}
