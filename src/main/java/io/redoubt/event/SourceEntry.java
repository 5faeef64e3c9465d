package io.redoubt.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One stream of bytes that a source opened: a file, a member of an archive, standard input.
///
/// @param path as people read it: a file as given; in a folder, the folder as given + `/` + the
///     relative path; in an archive, `archive!entry`; `-` for standard input
/// @param key names the entry independently of the working folder; part of every event id
/// @param generation tells two contents of one key apart (a fingerprint of the first bytes)
/// @param fileTime when the file was last written, if known: an upper bound for its records
/// @param memberTime when the archive member was last written, if it comes from an archive
public record SourceEntry(
    String path,
    String key,
    long generation,
    @Nullable Instant fileTime,
    @Nullable Instant memberTime) {

  /// An entry of this path alone, for tests and text that comes from no file.
  public static SourceEntry named(String path) {
    return new SourceEntry(path, path, 0, null, null);
  }
}
