package io.redoubt.event.analysis;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The part of time that was asked for, and what lies outside of it.
///
/// @param since first moment that counts, null for no bound
/// @param until first moment that no longer counts, null for no bound
/// @param outside events before or after it, which no rule was asked about
public record Window(@Nullable Instant since, @Nullable Instant until, long outside) {
  /// All of time.
  public static final Window ALL = new Window(null, null, 0);

  /// Whether it has a bound at all.
  public boolean bounded() {
    return since != null || until != null;
  }
}
