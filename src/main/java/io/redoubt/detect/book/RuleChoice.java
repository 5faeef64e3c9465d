package io.redoubt.detect.book;

import io.redoubt.detect.sigma.kept.RuleCache;
import io.redoubt.detect.sigma.read.Placeholders;
import java.nio.file.Path;
import java.util.List;

/// Which rules an operator wants.
///
/// @param core whether those that come with Redoubt
/// @param paths files and folders of others
/// @param filter which of all these are used
/// @param placeholders what `%Servers%` and the like stand for
/// @param cache keeps what was made of large folders for the next start
public record RuleChoice(
    boolean core, List<Path> paths, RuleFilter filter, Placeholders placeholders, RuleCache cache) {
  /// Those that come with Redoubt.
  public static final RuleChoice STANDARD =
      new RuleChoice(true, List.of(), RuleFilter.NONE, Placeholders.NONE, RuleCache.NONE);

  /// Copies the list.
  public RuleChoice {
    paths = List.copyOf(paths);
  }
}
