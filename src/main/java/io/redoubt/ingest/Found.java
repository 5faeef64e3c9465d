package io.redoubt.ingest;

import java.nio.file.Path;
import java.time.Instant;

/// One thing found at the given paths.
sealed interface Found {
  /// How people name it.
  String path();

  /// A regular file.
  ///
  /// @param key the path within what was given, with `/`; unique among the inputs
  /// @param size bytes on disk when it was found
  /// @param written when it was last written
  record Plain(String path, String key, Path file, long size, Instant written) implements Found {}

  /// Standard input.
  record StandardInput(String path) implements Found {}

  /// Something that is not read, and why.
  ///
  /// @param partial whether this is a loss
  record Skipped(String path, String reason, boolean partial) implements Found {}
}
