package io.redoubt.ingest;

import io.redoubt.event.SourceEntry;
import java.util.List;

/// What lies at the given paths, found without reading it all.
///
/// @param heads the entries in reading order, with their first bytes
/// @param bytes compressed size of all regular files, for progress; 0 when unknown
public record Survey(List<Head> heads, long bytes) {
  /// Most bytes of a head.
  public static final int HEAD = 1 << 16;

  /// An entry and the beginning of its decompressed bytes, at most [#HEAD].
  public record Head(SourceEntry entry, byte[] bytes) {}

  /// Copies the list.
  public Survey {
    heads = List.copyOf(heads);
  }
}
