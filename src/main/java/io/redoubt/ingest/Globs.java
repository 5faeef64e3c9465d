package io.redoubt.ingest;

import java.io.IOException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/// Expands patterns that no shell has expanded: `*`, `?`, `[..]`, `{a,b}` within a name, `**` for
/// any number of folders. As in a shell, hidden names need a pattern that begins with a dot.
public final class Globs {
  /// A path that matches.
  ///
  /// @param shown as people read it
  /// @param key below the part of the pattern that names a folder outright
  public record Match(Path path, String shown, String key) {}

  private final Disk disk;
  private final List<Match> matches = new ArrayList<>();

  private Globs(Disk disk) {
    this.disk = disk;
  }

  /// Whether the text has pattern characters.
  public static boolean isPattern(String text) {
    return text.chars().anyMatch(c -> c == '*' || c == '?' || c == '[' || c == '{');
  }

  /// What matches, sorted by name on every level.
  ///
  /// @throws NoSuchInput when the pattern cannot be understood
  public static List<Match> expand(Disk disk, String pattern) {
    List<String> parts = List.of(pattern.split("/", -1));
    int fixed = 0;
    while (!isPattern(parts.get(fixed))) {
      fixed++;
    }
    String start = String.join("/", parts.subList(0, fixed));
    String shown = fixed > 0 ? start + "/" : "";
    Globs globs = new Globs(disk);
    try {
      Path folder = disk.path(fixed == 0 ? "." : shown);
      globs.descend(folder, shown, "", parts.subList(fixed, parts.size()));
    } catch (PatternSyntaxException wrong) {
      throw new NoSuchInput(pattern + " is not a pattern: " + wrong.getDescription() + ".");
    }
    return globs.matches;
  }

  private void descend(Path folder, String shown, String key, List<String> parts) {
    String part = parts.getFirst();
    List<String> rest = parts.subList(1, parts.size());
    boolean any = part.equals("**");
    if (any && !rest.isEmpty()) {
      descend(folder, shown, key, rest);
    }
    PathMatcher matcher = folder.getFileSystem().getPathMatcher("glob:" + (any ? "*" : part));
    for (Path child : children(folder)) {
      Path name = child.getFileName();
      boolean hidden = name.toString().startsWith(".") && !part.startsWith(".");
      if (!hidden && matcher.matches(name)) {
        take(child, shown + name, key + name, any && !rest.isEmpty() ? parts : rest, any);
      }
    }
  }

  private void take(Path child, String shown, String key, List<String> rest, boolean any) {
    boolean last = rest.isEmpty() || rest.equals(List.of(""));
    if (last) {
      matches.add(new Match(child, shown, key));
    } else if (isFolder(child, any)) {
      descend(child, shown + "/", key + "/", rest);
    }
  }

  private boolean isFolder(Path path, boolean any) {
    try {
      return any
          ? disk.attributes(path, LinkOption.NOFOLLOW_LINKS).isDirectory()
          : disk.attributes(path).isDirectory();
    } catch (IOException unknown) {
      return false;
    }
  }

  private List<Path> children(Path folder) {
    try {
      List<Path> children = new ArrayList<>(disk.list(folder));
      children.sort(FolderWalk.BY_NAME);
      return children;
    } catch (IOException unreadable) {
      return List.of();
    }
  }
}
