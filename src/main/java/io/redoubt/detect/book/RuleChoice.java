package io.redoubt.detect.book;

import java.nio.file.Path;
import java.util.List;

/// Which rules an operator wants.
///
/// @param core whether those that come with Redoubt
/// @param paths files and folders of others
public record RuleChoice(boolean core, List<Path> paths) {
  /// Those that come with Redoubt.
  public static final RuleChoice STANDARD = new RuleChoice(true, List.of());

  /// Copies the list.
  public RuleChoice {
    paths = List.copyOf(paths);
  }
}
