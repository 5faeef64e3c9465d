package io.redoubt.event.analysis;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What became of one input.
///
/// @param path as in [io.redoubt.event.SourceEntry]
/// @param format the format of most of its records; empty when it was skipped
/// @param formats records by format
/// @param bytes decompressed bytes read
/// @param events records kept (all of them, parsed or not)
/// @param unparsed records kept as text because no format fitted, or only in part
/// @param skipped why nothing was read, or null
/// @param partial whether it was cut short or damaged (exit code 3)
/// @param sha256 of the decompressed bytes, hexadecimal; empty when not computed
/// @param note something people should know, such as `year inferred from dated records`; may
///     be empty
public record InputReport(
    String path,
    String format,
    Map<String, Long> formats,
    long bytes,
    long events,
    long unparsed,
    @Nullable String skipped,
    boolean partial,
    String sha256,
    String note) {

  /// Copies the map.
  public InputReport {
    formats = Map.copyOf(formats);
  }

  /// An input of which nothing was read.
  public static InputReport skipped(String path, String reason, boolean partial) {
    return new InputReport(path, "", Map.of(), 0, 0, 0, reason, partial, "", "");
  }
}
