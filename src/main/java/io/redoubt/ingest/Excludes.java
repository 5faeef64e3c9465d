package io.redoubt.ingest;

import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/// The globs of `--exclude`. A glob without `/` is compared with every single name on the way to a
/// file, one with `/` with the path below what was given and with the path as people read it;
/// `**/` also stands for no folder at all. Immutable and thread-safe.
final class Excludes {
  private record Glob(String text, boolean names, List<PathMatcher> matchers) {}

  private final List<Glob> globs;
  private final FileSystem files = FileSystems.getDefault();

  /// Compiles the globs.
  ///
  /// @throws NoSuchInput when one cannot be understood
  Excludes(List<String> patterns) {
    List<Glob> compiled = new ArrayList<>();
    for (String pattern : patterns) {
      compiled.add(compile(pattern));
    }
    globs = List.copyOf(compiled);
  }

  /// The glob that leaves out the last name of this key or path, or null.
  @Nullable String match(String key, String path) {
    for (Glob glob : globs) {
      for (PathMatcher matcher : glob.matchers) {
        if (glob.names ? matches(matcher, lastName(key)) : eitherOf(matcher, key, path)) {
          return glob.text;
        }
      }
    }
    return null;
  }

  /// The glob that leaves out an archive member or one of the folders it lies in, or null.
  @Nullable String matchMember(String key, String path) {
    int member = key.lastIndexOf('!') + 1;
    for (int end = key.indexOf('/', member); end > 0; end = key.indexOf('/', end + 1)) {
      String glob =
          match(key.substring(0, end), path.substring(0, path.length() - key.length() + end));
      if (glob != null) {
        return glob;
      }
    }
    return match(key, path);
  }

  private boolean eitherOf(PathMatcher matcher, String key, String path) {
    return matches(matcher, key) || matches(matcher, path);
  }

  private boolean matches(PathMatcher matcher, String text) {
    return text.indexOf('\0') < 0 && matcher.matches(files.getPath(text));
  }

  private static String lastName(String key) {
    return key.substring(Math.max(key.lastIndexOf('/'), key.lastIndexOf('!')) + 1);
  }

  private Glob compile(String pattern) {
    String text = pattern.endsWith("/") ? pattern.substring(0, pattern.length() - 1) : pattern;
    try {
      List<PathMatcher> matchers = new ArrayList<>();
      matchers.add(files.getPathMatcher("glob:" + text));
      if (text.startsWith("**/")) {
        matchers.add(files.getPathMatcher("glob:" + text.substring(3)));
      }
      return new Glob(pattern, text.indexOf('/') < 0, matchers);
    } catch (PatternSyntaxException wrong) {
      throw new NoSuchInput(
          "--exclude " + pattern + " is not a pattern: " + wrong.getDescription() + ".");
    }
  }
}
