package io.redoubt.cli.option;

import io.redoubt.cli.terminal.Terminal;
import io.redoubt.detect.sigma.kept.RuleCache;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// Where large rule sets are kept as they were read, for the next start: the folder
/// `rules.cache` of the configuration, else `redoubt/rules` in the folder for caches of the
/// user. A program that is no single file, as in a development tree, keeps nothing: nobody
/// could tell it from an older one.
public final class RuleCaching {
  private RuleCaching() {}

  /// The cache of this run.
  public static RuleCache of(Terminal terminal) {
    Optional<String> given = terminal.configuration().given("rules.cache");
    if (given.filter("off"::equals).isPresent()) {
      return RuleCache.NONE;
    }
    String classPath = System.getProperty("java.class.path", "");
    return program(classPath.split(File.pathSeparator, 2)[0])
        .flatMap(
            program ->
                folder(given.orElse(""), terminal.environment())
                    .map(folder -> RuleCache.in(folder, program, InstantSource.system())))
        .orElse(RuleCache.NONE);
  }

  /* Each build has a size and time of its own. */
  private static Optional<String> program(String file) {
    try {
      Path path = Path.of(file).toAbsolutePath();
      return Files.isRegularFile(path)
          ? Optional.of(path + " " + Files.size(path) + " " + Files.getLastModifiedTime(path))
          : Optional.empty();
    } catch (IOException | InvalidPathException unknown) {
      return Optional.empty();
    }
  }

  private static Optional<Path> folder(String given, Map<String, String> environment) {
    String home = environment.getOrDefault("HOME", "");
    String local = environment.getOrDefault("LOCALAPPDATA", home.isBlank() ? "" : home + "/.cache");
    String caches = environment.getOrDefault("XDG_CACHE_HOME", local);
    try {
      if (!given.isBlank()) {
        return Optional.of(Path.of(given));
      }
      Path folder = Path.of(caches);
      return folder.isAbsolute()
          ? Optional.of(folder.resolve("redoubt").resolve("rules"))
          : Optional.empty();
    } catch (InvalidPathException odd) {
      return Optional.empty();
    }
  }
}
