package io.redoubt.ingest;

import java.util.List;

/// How paths are read.
///
/// @param exclude globs of paths to leave out: without `/` compared with each name on the way to a
///     file, with `/` with the whole path, as given or below what was given
/// @param limits against archives that blow up
/// @param copies whether files of equal content are all read; otherwise the later ones are named
///     and left out, so that no event counts twice
public record IngestOptions(List<String> exclude, Limits limits, boolean copies) {
  /// Bounds for one archive.
  ///
  /// @param ratio decompressed to compressed bytes, checked after the first 16 MiB
  /// @param depth archives within archives; a compressed compressed file counts like an archive
  /// @param bytes decompressed bytes of one entry
  /// @param entries members of one archive
  public record Limits(int ratio, int depth, long bytes, int entries) {
    /// The defaults: ratio 1,000, depth 4, 1 TiB, 1,000,000 members.
    public static final Limits DEFAULT = new Limits(1000, 4, 1L << 40, 1_000_000);
  }

  /// Nothing excluded, default limits, copies left out.
  public static final IngestOptions DEFAULT = new IngestOptions(List.of(), Limits.DEFAULT, false);

  /// Copies the list.
  public IngestOptions {
    exclude = List.copyOf(exclude);
  }
}
