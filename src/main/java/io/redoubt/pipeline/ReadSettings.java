package io.redoubt.pipeline;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// How inputs are read.
///
/// @param zone given by the user for times without an offset; null when not: then UTC is assumed
/// @param year for times without a year, null when the evidence decides
/// @param threads workers, at least 1
/// @param hashes whether to compute SHA-256 of every input
public record ReadSettings(
    @Nullable ZoneId zone, @Nullable Integer year, int threads, boolean hashes) {
  /// No zone given, evidence decides years, as many workers as processors, no hashes.
  public static ReadSettings standard() {
    int threads = Runtime.getRuntime().availableProcessors();
    return new ReadSettings(null, null, threads, false);
  }
}
