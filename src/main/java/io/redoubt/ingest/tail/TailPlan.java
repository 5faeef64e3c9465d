package io.redoubt.ingest.tail;

import java.time.Duration;
import java.util.List;

/// What is followed, and how.
///
/// @param globs paths or patterns of paths, as `ingest.tail` lists them
/// @param record bytes of the longest line; a longer one is kept in pieces of this size
/// @param batch lines of the largest delivery
/// @param unfinished after which a last line without its end is taken as it is
/// @param grace how long a deleted file is still looked at after it grew last, and how long a
///     packed one may need to become whole
public record TailPlan(
    List<String> globs, int record, int batch, Duration unfinished, Duration grace) {
  /// Keeps a copy of the patterns.
  public TailPlan {
    globs = List.copyOf(globs);
  }

  /// Lines up to 10 MB, 8,192 a delivery, 5 s for the end of a line, a minute of grace.
  public static TailPlan of(List<String> globs) {
    return new TailPlan(globs, 10_000_000, 8_192, Duration.ofSeconds(5), Duration.ofMinutes(1));
  }
}
